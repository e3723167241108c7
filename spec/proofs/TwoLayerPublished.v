(** D-T1.6 as printed (page two_layer_solver.md, variant published-unchecked), for a single neuron, one dimension and
    one sample: the smallest instances on which the printed tables answer wrongly. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks TwoLayerSolver.
Import ListNotations.
Open Scope Qc_scope.

(** The tables have entries for 0, .., M and nothing else. *)
Definition has_entry (M : Z) (a : Qc) : bool :=
  (Qden (this a) =? 1)%positive && (0 <=? Qnum (this a))%Z && (Qnum (this a) <=? M)%Z.

(** DimDP[m, 1, 1]: some w in W with w x = m. DimDP[m, 1, 2]: some b in B, which is W[d + 1], with m_1 + b = m.
    FinalDP[m, 1]: m = sigma(m_2) for some m_2 in DimDP. The second layer's options are not read. *)
Definition published_values (M : Z) (i : instance) : list Qc :=
  let e := nth 0 (edges (net i)) no_edge in
  let x := hd 0 (input (hd (Sample [] [] 0) (samples i))) in
  let first := filter (has_entry M) (map (fun w => w * x) (hd [] (weight_options e))) in
  let second := filter (has_entry M)
    (flat_map (fun m => map (Qcplus m) (filter (has_entry M) (bias_options e))) first) in
  filter (has_entry M) (map (activation i 1) second).

(** The answer: is there an entry with loss at most gamma? *)
Definition published_answer (M : Z) (i : instance) : bool :=
  existsb (fun m => at_most (loss i [m] (label (hd (Sample [] [] 0) (samples i)))) (gamma i)) (published_values M i).

(** M = d * W_max * k, W_max the largest absolute value that the network computes. *)

Example agrees : let i := single [1] [1] [0] identity 1 in published_answer 1 i = true /\ decide i = true.
Proof. vm_compute. auto. Qed.

Example second_layer_weight_yes :
  let i := single [1] [number 2] [0] identity (number 2) in published_answer 2 i = false /\ decide i = true.
Proof. vm_compute. auto. Qed.

Example second_layer_weight_no :
  let i := single [1] [number 2] [0] identity 1 in published_answer 2 i = true /\ decide i = false.
Proof. vm_compute. auto. Qed.

Example output_bias :
  let i := single [1] [1] [1] identity (number 2) in published_answer 2 i = false /\ decide i = true.
Proof. vm_compute. auto. Qed.

Example negative_weight :
  let i := single [number (-1)] [1] [0] identity (number (-1)) in published_answer 1 i = false /\ decide i = true.
Proof. vm_compute. auto. Qed.

Example fractional_activation :
  let i := single [1] [1] [0] (Qcmult half) half in published_answer 1 i = false /\ decide i = true.
Proof. vm_compute. auto. Qed.

(** A larger M does not help against the second layer's weight, the output's bias, a negative number or a fraction. *)
Example larger_tables :
  forallb (fun i => negb (published_answer 1000000 i) && decide i)
    [single [1] [number 2] [0] identity (number 2); single [1] [1] [1] identity (number 2);
     single [number (-1)] [1] [0] identity (number (-1)); single [1] [1] [0] (Qcmult half) half] = true.
Proof. vm_compute. reflexivity. Qed.
