(* The names of vertices, which Coq's networks do not have: those of the pages, for the positions of Coq. *)

let numbered name number = name ^ string_of_int number
let counted name count = List.init count (fun before -> numbered name (before + 1))
let subset_sum problem = ("s" :: counted "h" (List.length problem.SubsetSum.items)) @ [ "t" ]
let exact_cover _ = [ "s"; "h"; "t" ]

(* A variable's number is counted from 1, with the dropped ones. *)
let two_csp problem =
  let hidden variable = numbered "h" (Numbers.count variable + 1) in
  ("s" :: List.map hidden (TwoCsp.kept problem)) @ counted "t" (List.length problem.TwoCsp.constraints)

(* The number of the entry that is the position. *)
let rec number_of position number = function
  | [] -> None
  | place :: later -> if place = position then Some number else number_of position (number + 1) later

(* Coq's state has the places of the values and, 0 for none, of their codes. What is neither is the relay before its
   value, or the output of a program without gates. *)
let pos_slp gates =
  let state = PosSlp.all gates in
  let values = List.map Numbers.count state.PosSlp.value_places in
  let codes = List.map Numbers.count state.PosSlp.code_places in
  let name position =
    match (number_of position 0 values, number_of position 0 codes, number_of (position + 1) 0 values) with
    | Some 0, _, _ -> "s"
    | Some value, _, _ -> numbered "h" value
    | None, Some value, _ -> numbered "h'" value
    | None, None, Some value -> numbered "r" value
    | None, None, None -> "h0"
  in
  let count = List.length (PosSlp.reduced_network gates).Networks.vertices in
  List.init count name

let product coefficients =
  let degree = List.length coefficients - 1 in
  let named letter place number copy =
    (Numbers.count (place (Numbers.natural number) (Numbers.natural copy)), Printf.sprintf "%s%d_%d" letter number copy)
  in
  let in_copy copy =
    List.concat_map
      (fun number -> [ named "L" ProductGadget.coq_L number copy; named "U" ProductGadget.coq_U number copy ])
      [ 1; 2; 3 ]
  in
  let output = (Numbers.count (ProductGadget.z (Numbers.natural degree)), "z") in
  let places = (0, "x") :: (1, "y") :: output :: List.concat_map in_copy (List.init (degree + 1) Fun.id) in
  List.map snd (List.sort compare places)
