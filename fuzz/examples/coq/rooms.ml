(* The rooms: Coq's functions between documents. *)

open Json

type room = {
  name : string;
  reduce : value -> value;
  lift : (value -> value option -> value) option; (* of an instance and, where it has any, a solution *)
  extract : (value -> value -> value) option;
}

let solution_in = function Some solution -> solution | None -> malformed "expected the member solution"

let subset_sum =
  let reduce value =
    let problem = Reading.subset_sum value in
    Targets.training (Names.subset_sum problem) (SubsetSum.reduce problem)
  in
  let lift value solution =
    let problem = Reading.subset_sum value in
    let marks = Reading.marks "subset" (List.length problem.SubsetSum.items) (solution_in solution) in
    Targets.parameters (SubsetSum.lift problem marks)
  in
  let extract value solution =
    let problem = Reading.subset_sum value in
    let theta = Reading.parameters (SubsetSum.reduce problem).Networks.net solution in
    Targets.marked "subset" (SubsetSum.extract problem theta)
  in
  { name = "subset-sum-to-dnnt"; reduce; lift = Some lift; extract = Some extract }

let exact_cover =
  let reduce value =
    let problem = Reading.exact_cover value in
    Targets.training (Names.exact_cover problem) (ExactCover.reduce problem)
  in
  let lift value solution =
    let problem = Reading.exact_cover value in
    let marks = Reading.marks "cover" (List.length problem.ExactCover.sets) (solution_in solution) in
    Targets.parameters (ExactCover.lift marks)
  in
  let extract value solution =
    let problem = Reading.exact_cover value in
    let theta = Reading.parameters (ExactCover.reduce problem).Networks.net solution in
    Targets.marked "cover" (ExactCover.extract theta)
  in
  { name = "exact-cover-to-dnnt"; reduce; lift = Some lift; extract = Some extract }

let two_csp =
  let reduce value =
    let problem = Reading.two_csp value in
    Targets.training (Names.two_csp problem) (TwoCsp.reduce problem)
  in
  let lift value solution =
    let problem = Reading.two_csp value in
    let variables = Numbers.count problem.TwoCsp.variables and alphabet = Numbers.count problem.TwoCsp.alphabet in
    Targets.parameters (TwoCsp.lift problem (Reading.assignment variables alphabet (solution_in solution)))
  in
  let extract value solution =
    let problem = Reading.two_csp value in
    let theta = Reading.parameters (TwoCsp.reduce problem).Networks.net solution in
    Targets.assignment (TwoCsp.extract problem theta)
  in
  { name = "two-csp-to-dnnt"; reduce; lift = Some lift; extract = Some extract }

let pos_slp =
  let gates value = Reading.gates 300 (Reading.document "pos-slp" [ "slp" ] value "slp") in
  let reduce value =
    let gates = gates value in
    Targets.training (Names.pos_slp gates) (PosSlp.reduce gates)
  in
  let lift value _ = Targets.parameters (PosSlp.lift (gates value)) in
  { name = "pos-slp-to-dnnt"; reduce; lift = Some lift; extract = None }

let product =
  let reduce value =
    let polynomial = Reading.polynomial value in
    Targets.training (Names.product polynomial) (Multipliers.reduce polynomial)
  in
  let lift value _ = Targets.parameters (Multipliers.lift (Reading.polynomial value)) in
  { name = "product-identity"; reduce; lift = Some lift; extract = None }

(* Coq has the new gates, their number m, the constant 2^-m and the place of the bit. *)
let bounded =
  let most_gates = 60 in
  let bounded_program gates =
    Targets.program (BoundedSlp.power_of_half (BoundedSlp.size gates)) (BoundedSlp.new_gates gates)
  in
  let reduce value =
    if Reading.kind_of value = "bit-slp" then begin
      let get = Reading.document "bit-slp" [ "slp"; "bit" ] value in
      let gates = Reading.gates most_gates (get "slp") in
      let place = BoundedSlp.new_place gates (Reading.integer (get "bit")) in
      Targets.document "bit-slp" [ ("slp", bounded_program gates); ("bit", Targets.integer place) ]
    end
    else
      let gates = Reading.gates most_gates (Reading.document "pos-slp" [ "slp" ] value "slp") in
      Targets.document "pos-slp" [ ("slp", bounded_program gates) ]
  in
  { name = "slp-to-bounded-slp"; reduce; lift = None; extract = None }

let all = [ pos_slp; subset_sum; two_csp; exact_cover; product; bounded ]
