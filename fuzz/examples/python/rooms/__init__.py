"""The rooms, one reduction each, by their names."""

from rooms import (bit_slp_to_erm, bit_slp_to_scalar_erm, cnf_to_erm, dnnt_to_cnnt, exact_cover_to_dnnt, gradients,
                   pos_slp_to_dnnt, pos_slp_to_hinge_erm, product_identity, slp_to_bounded_slp, subset_sum_to_dnnt,
                   two_csp_to_dnnt)
from rooms.room import Room

ROOMS = {room.name: room for room in (
    Room("pos-slp-to-dnnt", ["pos-slp"], pos_slp_to_dnnt),
    Room("subset-sum-to-dnnt", ["subset-sum"], subset_sum_to_dnnt, solution="subset"),
    Room("two-csp-to-dnnt", ["two-csp"], two_csp_to_dnnt, solution="assignment"),
    Room("exact-cover-to-dnnt", ["exact-cover"], exact_cover_to_dnnt, solution="cover"),
    Room("dnnt-to-cnnt", ["nnt"], dnnt_to_cnnt, solution="parameters"),
    Room("product-identity", ["polynomial"], product_identity),
    Room("slp-to-bounded-slp", ["bit-slp", "pos-slp"], slp_to_bounded_slp),
    Room("bit-slp-to-erm", ["bit-slp"], bit_slp_to_erm),
    Room("bit-slp-to-scalar-erm", ["bit-slp"], bit_slp_to_scalar_erm),
    Room("pos-slp-to-hinge-erm", ["pos-slp"], pos_slp_to_hinge_erm),
    Room("pos-slp-to-backprop-sign", ["pos-slp"], gradients.Sign),
    Room("bit-slp-to-backprop-bit", ["bit-slp"], gradients.Bit),
    Room("cnf-to-erm", ["cnf"], cnf_to_erm, solution="model"),
)}
