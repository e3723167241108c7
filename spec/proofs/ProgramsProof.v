(** Facts about straight-line programs. *)

From Coq Require Import List Arith ZArith QArith Qcanon Lia Bool.
Require Import Networks NetworksProof Programs.
Import ListNotations.

Section Run.

Variables (R : Type) (add sub mul : R -> R -> R) (zero constant : R).

Let values := run R add sub mul zero constant.
Let applied := apply_gate R add sub mul zero.

Lemma run_app gates more :
  values (gates ++ more) = fold_left (fun known g => known ++ [applied known g]) more (values gates).
Proof. unfold values, run. apply fold_left_app. Qed.

Lemma run_snoc gates g : values (gates ++ [g]) = values gates ++ [applied (values gates) g].
Proof. rewrite run_app. reflexivity. Qed.

Lemma run_length gates : length (values gates) = S (length gates).
Proof.
  induction gates as [|g gates IH] using rev_ind; [reflexivity|].
  rewrite run_snoc, !app_length, IH. simpl. lia.
Qed.

(** Later gates do not change earlier values. *)
Lemma run_prefix gates more v :
  (v <= length gates)%nat -> nth v (values (gates ++ more)) zero = nth v (values gates) zero.
Proof.
  intro inside. induction more as [|g more IH] using rev_ind; [rewrite app_nil_r; reflexivity|].
  rewrite app_assoc, run_snoc, app_nth1; [assumption|]. rewrite run_length, app_length. lia.
Qed.

Lemma run_last gates g : nth (S (length gates)) (values (gates ++ [g])) zero = applied (values gates) g.
Proof. rewrite run_snoc. rewrite app_nth2; rewrite run_length; [|lia]. rewrite Nat.sub_diag. reflexivity. Qed.

End Run.

Lemma valid_prefix gates more : valid (gates ++ more) -> valid gates.
Proof.
  intros all i inside. specialize (all i). rewrite app_length, app_nth1 in all by assumption. apply all. lia.
Qed.

Lemma valid_last gates g : valid (gates ++ [g]) -> (left g <= length gates)%nat /\ (right g <= length gates)%nat.
Proof.
  intro all. specialize (all (length gates)). rewrite app_length in all. simpl in all.
  rewrite app_nth2, Nat.sub_diag in all by lia. apply all. lia.
Qed.

Lemma valid_snoc gates g :
  valid gates -> (left g <= length gates)%nat -> (right g <= length gates)%nat -> valid (gates ++ [g]).
Proof.
  intros before at_left at_right i inside. rewrite app_length in inside. simpl in inside.
  destruct (Nat.eq_dec i (length gates)) as [->|distinct].
  - rewrite app_nth2, Nat.sub_diag by lia. simpl. auto.
  - rewrite app_nth1 by lia. apply before. lia.
Qed.

(** An integer program has the same values over the rationals. *)
Lemma integers_are_rationals gates :
  rational_values 1 gates = map number (integer_values gates).
Proof.
  unfold rational_values, integer_values. induction gates as [|g gates IH] using rev_ind; [reflexivity|].
  rewrite !run_snoc, map_app, IH. f_equal. simpl. f_equal. unfold apply_gate.
  change (0%Qc) with (number 0). rewrite !map_nth.
  destruct (operator g); [rewrite number_plus|rewrite number_minus|rewrite number_mult]; reflexivity.
Qed.

Definition integer (gates : list gate) (i : nat) : Z := nth i (integer_values gates) 0%Z.

Lemma integer_prefix gates more i : (i <= length gates)%nat -> integer (gates ++ more) i = integer gates i.
Proof. apply run_prefix. Qed.

Lemma integer_last gates g :
  integer (gates ++ [g]) (S (length gates)) =
  match operator g with
  | Plus => integer gates (left g) + integer gates (right g)
  | Minus => integer gates (left g) - integer gates (right g)
  | Times => integer gates (left g) * integer gates (right g)
  end%Z.
Proof. unfold integer, integer_values. rewrite run_last. reflexivity. Qed.
