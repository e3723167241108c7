(** B-L3.1: the network of the page product_identity.md, which multiplies its two inputs. Definitions and statements.
    The polynomial identity itself, over any field of characteristic 0, is in ProductIdentity.v. *)

From Coq Require Import List Arith ZArith QArith Qcanon Bool.
Require Import Networks.
Import ListNotations.
Open Scope Qc_scope.

(** A polynomial is the list of its coefficients from low to high. *)
Definition evaluate (f : list Qc) (a : Qc) : Qc := fold_right (fun c rest => rest * a + c) 0 f.

Definition degree (f : list Qc) : nat := length f - 1.

(** The document's last coefficient is not 0, and the degree is at least 2. *)
Definition multiplies (f : list Qc) : Prop := (2 <= degree f)%nat /\ last f 0 <> 0.

Definition natural (k : nat) : Qc := number (Z.of_nat k).

(** The multipliers in closed form; [product_system] says that they are the only solution of step [1]. *)
Definition multiplier (f : list Qc) (j : nat) : Qc :=
  let mu := degree f in
  let a := nth mu f 0 in
  let b := nth (mu - 1) f 0 in
  let c := nth (mu - 2) f 0 in
  let m := natural mu in
  let e1 := m * (m + 1) / natural 2 - natural j in
  let e2 := (e1 * e1 - (m * (m + 1) * (natural 2 * m + 1) / natural 6 - natural j * natural j)) / natural 2 in
  Qcpower (- (1)) (mu - j) / (natural (fact j) * natural (fact (mu - j))) *
  (b * b / (m * m * (a * (a * a))) - c / (m * (m - 1) * (a * a)) + e1 * b / (m * m * (a * a)) +
   e2 / (m * (m - 1) * a)).

(** ** The construction *)

Section Construction.

Variables (activation : Qc -> Qc) (mu : nat) (lambda : nat -> Qc).

(** [2] Positions of the vertices: x is 0, y is 1, then for r = 0..mu the vertices L1_r, L2_r, L3_r, U1_r, U2_r, U3_r,
    and last z. *)
Definition L (t r : nat) : nat := 1 + t + 6 * r.
Definition U (t r : nat) : nat := 4 + t + 6 * r.
Definition z : nat := 2 + 6 * (mu + 1).

(** An edge with one option for its weight and its bias. *)
Definition fixed (u v : nat) (weight bias : Qc) : edge := Edge u v [[weight]] [bias].

(** [3] The edges, sorted by head, then tail. *)
Definition copy_edges (r : nat) : list edge :=
  [fixed 0 (L 1 r) 1 (natural r); fixed 1 (L 1 r) 1 0; fixed 0 (L 2 r) 1 (natural r); fixed 1 (L 3 r) 1 (natural r);
   fixed (L 1 r) (U 1 r) 1 0; fixed (L 2 r) (U 2 r) 1 0; fixed (L 3 r) (U 3 r) 1 0].

Definition output_edges (r : nat) : list edge :=
  [fixed (U 1 r) z (lambda r) 0; fixed (U 2 r) z (- lambda r) 0; fixed (U 3 r) z (- lambda r) 0].

Definition copies : list nat := seq 0 (mu + 1).

Definition gadget : network :=
  Network
    ([Neuron identity; Neuron identity] ++
     flat_map (fun _ => repeat (Neuron identity) 3 ++ repeat (Neuron activation) 3) copies ++ [Neuron identity])
    (flat_map copy_edges copies ++ flat_map output_edges copies)
    [0%nat; 1%nat]
    [z].

End Construction.

(** [4] The samples are the grid: x and y in 0..mu, x first, with the label x y. Zero-one loss, gamma = 0. *)
Definition reduce (f : list Qc) : instance :=
  Instance
    (gadget (evaluate f) (degree f) (multiplier f))
    (flat_map (fun x => map (fun y => Sample [natural x; natural y] [natural x * natural y] 1)
       (seq 0 (degree f + 1))) (seq 0 (degree f + 1)))
    zero_one
    0.

(** lift: the only parameters. *)
Definition lift (f : list Qc) : parameters := map only_parameters (edges (net (reduce f))).

(** ** Statements *)

(** What the network computes, for any activation and multipliers: a sum over the shifted copies. *)
Definition value_correct : Prop :=
  forall activation mu lambda x y,
  let n := gadget activation mu lambda in
  output n (map only_parameters (edges n)) [x; y] =
  [sum (map (fun r =>
     lambda r * (activation (x + y + natural r) - activation (x + natural r) - activation (y + natural r)))
     (seq 0 (mu + 1)))].

(** For f of degree at least 2 it is the product, on all rational inputs. *)
Definition multiplies_correct : Prop :=
  forall f theta x y, multiplies f -> allowed (net (reduce f)) theta -> output (net (reduce f)) theta [x; y] = [x * y].

(** So the target is a YES instance, and its only parameters have loss 0. *)
Definition fits_correct : Prop := forall f, multiplies f -> fits (reduce f) (lift f).

Definition unique_correct : Prop := forall f theta, allowed (net (reduce f)) theta <-> theta = lift f.

(** ** Examples: the multipliers of the page, and T^3 - T *)

Definition square := [0; 0; 1].
Definition cubic := [0; - (1); 0; 1].

Example square_multipliers : map (fun j => this (multiplier square j)) [0; 1; 2]%nat = [1 # 2; 0 # 1; 0 # 1].
Proof. vm_compute. reflexivity. Qed.

Example cubic_multipliers :
  map (fun j => this (multiplier cubic j)) [0; 1; 2; 3]%nat = [-1 # 3; 7 # 12; -1 # 3; 1 # 12].
Proof. vm_compute. reflexivity. Qed.

Example yes_decided : decide (reduce square) = true /\ decide (reduce cubic) = true.
Proof. vm_compute. auto. Qed.

(** A line cannot multiply: the same network with the multipliers of the square and the line 1 + 2 T. *)
Example no_decided :
  decide (Instance (gadget (evaluate [1; natural 2]) 2 (multiplier square)) (samples (reduce square)) zero_one 0) =
  false.
Proof. vm_compute. reflexivity. Qed.
