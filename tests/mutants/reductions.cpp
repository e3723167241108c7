#include "tests/mutants/reductions.hpp"

#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

const std::vector<ReductionMutant>& reduction_mutants() {
    static const std::vector<ReductionMutant> table = [] {
        Mutants all;
        for (const auto& mutants :
             {pos_slp_mutants(), subset_sum_mutants(), two_csp_mutants(), exact_cover_mutants(), dnnt_to_cnnt_mutants(),
              two_layer_mutants(), product_identity_mutants(), bounded_slp_mutants(), erm_mutants(),
              scalar_erm_mutants(), hinge_erm_mutants(), backprop_sign_mutants(), backprop_bit_mutants(),
              cnf_to_erm_mutants(), cnf_to_two_csp_mutants(), cnf_to_subset_sum_mutants()})
            all.insert(all.end(), mutants.begin(), mutants.end());
        return all;
    }();
    return table;
}

fuzz::Subject planted(const ReductionMutant& mutant) {
    fuzz::Subject subject = fuzz::find_subject(mutant.room).value();
    mutant.plant(subject);
    return subject;
}

}  // namespace reductio::mutants
