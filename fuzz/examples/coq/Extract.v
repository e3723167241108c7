(** The constructions of spec/proofs as OCaml, one file for each of Coq's. Numbers stay Coq's own: naturals in unary,
    integers in binary, rationals of those; no native number takes their place. *)

From Coq Require Import ZArith QArith Qcanon.
From Coq Require Import Extraction ExtrOcamlBasic.
Require Networks Programs SubsetSum ExactCover TwoCsp PosSlp BoundedSlp ProductGadget Multipliers.

Extraction Language OCaml.
Extraction Blacklist List String Char Buffer Json Numbers Reading Targets Names Rooms Driver Symbols.

(** A document names its activations and loss, but in Coq they are functions, which cannot be printed. So each becomes
    its name (symbols.ml), with its arguments. The constructions hand them on and never apply them. *)
Extract Inductive Networks.vertex => "Symbols.vertex" [ "Symbols.Source" "Symbols.Neuron" ].
Extract Constant Networks.loss_function => "Symbols.loss".
Extract Constant Networks.identity => "Symbols.Identity".
Extract Constant PosSlp.decimal_encode => "Symbols.Decimal_encode".
Extract Constant PosSlp.decimal_product => "Symbols.Decimal_product".
Extract Constant ProductGadget.evaluate => "(fun coefficients -> Symbols.Polynomial coefficients)".
Extract Constant Networks.squared_error => "Symbols.Squared_error".
Extract Constant Networks.zero_one => "Symbols.Zero_one".
Extract Constant PosSlp.positive_sign => "Symbols.Positive_sign".
Extract Constant TwoCsp.csp_decode => "(fun alphabet relations -> Symbols.Csp_decode (alphabet, relations))".

Print Assumptions Multipliers.reduce_same.
Print Assumptions Multipliers.lift_same.

Separate Extraction
  SubsetSum.reduce SubsetSum.lift SubsetSum.extract
  ExactCover.reduce ExactCover.lift ExactCover.extract
  TwoCsp.reduce TwoCsp.lift TwoCsp.extract
  PosSlp.reduce PosSlp.lift PosSlp.all
  BoundedSlp.new_gates BoundedSlp.size BoundedSlp.power_of_half BoundedSlp.new_place
  Multipliers.reduce Multipliers.lift ProductGadget.L ProductGadget.U ProductGadget.z
  Z.of_int Z.to_int Q2Qc Qcompare.
