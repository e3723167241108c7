(* What stands for Coq's functions where the constructions hand them on: names, which a document can hold (Extract.v). *)

type activation = Identity | Decimal_encode | Decimal_product | Polynomial of QArith_base.coq_Q list
type vertex = Source | Neuron of activation

type loss =
  | Squared_error
  | Zero_one
  | Positive_sign
  | Csp_decode of Datatypes.nat * (Datatypes.nat * Datatypes.nat) list list
