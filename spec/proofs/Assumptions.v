(** What every theorem rests on: Coq prints "Closed under the global context" where it is no axiom at all.
The theorems of
    one construction are asked about together, as a tuple, for Coq takes seconds to walk through the libraries. *)

Require Import NetworksProof SubsetSumProof ExactCoverProof TwoCspProof ProductIdentityProof ProductGadgetProof
  ProductGadgetCorrect BoundedSlpProof PosSlpProof TwoLayerSolverProof TwoLayerRefutationProof
  DiscreteToContinuousProof DiscreteToContinuousPublished DiscreteToContinuousChains
  PowerFunctionsProof ProgramNetworkProof BackpropBitProof BackpropSignProof BitSlpTrainingProof.

Definition networks_theorems :=
  (NetworksProof.value_equation, NetworksProof.decide_correct).
Print Assumptions networks_theorems.

Definition subset_sum_theorems :=
  (SubsetSumProof.subset_sum_forward, SubsetSumProof.subset_sum_backward,
   SubsetSumProof.subset_sum_equivalence, SubsetSumProof.subset_sum_lift_extract,
   SubsetSumProof.subset_sum_extract_lift, SubsetSumProof.subset_sum_count, SubsetSumProof.subset_sum_shape).
Print Assumptions subset_sum_theorems.

Definition exact_cover_theorems :=
  (ExactCoverProof.exact_cover_forward, ExactCoverProof.exact_cover_backward,
   ExactCoverProof.exact_cover_equivalence, ExactCoverProof.exact_cover_lift_extract,
   ExactCoverProof.exact_cover_extract_lift, ExactCoverProof.exact_cover_shape).
Print Assumptions exact_cover_theorems.

Definition two_csp_theorems :=
  (TwoCspProof.two_csp_forward, TwoCspProof.two_csp_backward, TwoCspProof.two_csp_equivalence,
   TwoCspProof.two_csp_lift_extract, TwoCspProof.two_csp_count, TwoCspProof.two_csp_shape).
Print Assumptions two_csp_theorems.

Definition product_identity_theorems :=
  (ProductIdentityProof.product_identity, ProductIdentityProof.product_system,
   ProductIdentityProof.product_basis, ProductIdentityProof.product_degree_needed,
   ProductGadgetProof.gadget_value, ProductGadgetProof.gadget_unique, ProductGadgetCorrect.gadget_multiplies,
   ProductGadgetCorrect.gadget_fits).
Print Assumptions product_identity_theorems.

Definition bounded_programs_theorems :=
  (BoundedSlpProof.bounded_valid, BoundedSlpProof.bounded_invariant, BoundedSlpProof.bounded_output,
   BoundedSlpProof.bounded_size, BoundedSlpProof.bounded_sign, BoundedSlpProof.bounded_bit,
   BoundedSlpProof.bounded_bounded).
Print Assumptions bounded_programs_theorems.

Definition pos_slp_theorems :=
  (PosSlpProof.pos_slp_code_range, PosSlpProof.pos_slp_code, PosSlpProof.pos_slp_unique,
   PosSlpProof.pos_slp_invariant, PosSlpProof.pos_slp_output, PosSlpProof.pos_slp_equivalence,
   PosSlpProof.pos_slp_complement, PosSlpProof.pos_slp_shape, PosSlpProof.pos_slp_size).
Print Assumptions pos_slp_theorems.

Definition two_layers_theorems :=
  (TwoLayerSolverProof.two_layer_distinct, TwoLayerSolverProof.two_layer_optimum,
   TwoLayerSolverProof.two_layer_decision, TwoLayerRefutationProof.two_layer_refutation).
Print Assumptions two_layers_theorems.

Definition dnnt_theorems :=
  (DiscreteToContinuousProof.dnnt_forward, DiscreteToContinuousProof.dnnt_lift_fits,
   DiscreteToContinuousProof.dnnt_baseline, DiscreteToContinuousProof.dnnt_weights,
   DiscreteToContinuousProof.dnnt_values, DiscreteToContinuousProof.dnnt_backward,
   DiscreteToContinuousProof.dnnt_equivalence, DiscreteToContinuousProof.dnnt_extract_lift,
   DiscreteToContinuousProof.dnnt_infinite, DiscreteToContinuousProof.dnnt_shape,
   DiscreteToContinuousPublished.dnnt_head_fault, DiscreteToContinuousChains.subset_sum_to_continuum,
   DiscreteToContinuousChains.exact_cover_to_continuum, DiscreteToContinuousChains.two_csp_to_continuum).
Print Assumptions dnnt_theorems.

Definition power_functions_theorems :=
  (PowerFunctionsProof.power_determinant, PowerFunctionsProof.power_refusal, PowerFunctionsProof.power_certificate,
   PowerFunctionsProof.power_only_zero, PowerFunctionsProof.power_integers).
Print Assumptions power_functions_theorems.

Definition program_networks_theorems :=
  (ProgramNetworkProof.program_size, BackpropBitProof.backprop_invariant, BackpropBitProof.backprop_derivative,
   BackpropBitProof.backprop_bit, BackpropBitProof.backprop_loss, BackpropBitProof.backprop_slope,
   BackpropBitProof.backprop_unique, BackpropBitProof.backprop_shape, BackpropBitProof.backprop_size,
   BackpropSignProof.sign_odd, BackpropSignProof.sign_derivative, BackpropSignProof.sign_equivalence,
   BackpropSignProof.sign_loss, BackpropSignProof.sign_slope, BackpropSignProof.sign_size,
   BitSlpTrainingProof.training_meets, BitSlpTrainingProof.training_forcing,
   BitSlpTrainingProof.training_solutions, BitSlpTrainingProof.training_below,
   BitSlpTrainingProof.training_main, BitSlpTrainingProof.training_forward, BitSlpTrainingProof.training_backward,
   BitSlpTrainingProof.training_equivalence, BitSlpTrainingProof.training_size).
Print Assumptions program_networks_theorems.
