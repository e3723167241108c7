(* Documents that come in, as Coq's data. What the format forbids is malformed. Coq counts vertices, elements and symbols
   in unary, and looks them up in lists: what would take too long is over the budget. *)

open Json

let most_entries = 1000
let most_work = 1_000_000_000

let afford work = if work > most_work then Numbers.over_budget "a smaller instance"

let afford_entries values =
  if List.compare_length_with values most_entries > 0 then Numbers.over_budget "a smaller instance";
  values

(* The members of an object that has these, and no others but the optional ones. *)
let members ?(optional = []) wanted value =
  match value with
  | Object members ->
      let is_known name = List.mem name wanted || List.mem name optional in
      List.iter (fun (name, _) -> if not (is_known name) then malformed "found a member that is not known") members;
      List.iter (fun name -> if not (List.mem_assoc name members) then malformed ("expected the member " ^ name)) wanted;
      fun name -> List.assoc name members
  | _ -> malformed "expected an object"

let list_of read = function List values -> List.map read values | _ -> malformed "expected a list"

let index value =
  match value with
  | Number digits when String.length digits <= 8 && digits.[0] <> '-' -> int_of_string digits
  | _ -> malformed "expected a plain integer, not negative and at most 99999999"

let index_below bound value =
  let found = index value in
  if found >= bound then malformed (Printf.sprintf "expected an index below %d" bound);
  found

(* Of a problem's own numbers, which become unary. *)
let amount value =
  let found = index value in
  if found > most_entries then Numbers.over_budget "a smaller instance";
  found

let natural_of read value = Numbers.natural (read value)
let text = function Text text -> text | _ -> malformed "expected a string"
let integer = function Number text | Text text -> Numbers.integer_of text | _ -> malformed "expected an integer"
let rational = function Number text | Text text -> Numbers.rational_of text | _ -> malformed "expected a rational"

let plain_natural = function
  | Number digits when digits.[0] <> '-' -> Numbers.integer_of digits
  | _ -> malformed "expected a plain integer, not negative"

let rec require_increasing = function
  | first :: (second :: _ as later) ->
      if compare first second >= 0 then malformed "expected a strictly increasing list";
      require_increasing later
  | _ -> ()

let document kind wanted value =
  let get = members ("reductio" :: "kind" :: wanted) value in
  if get "reductio" <> Number "1" then malformed "expected the version 1";
  if get "kind" <> Text kind then malformed ("/kind: expected " ^ kind);
  get

let kind_of = function
  | Object members -> ( match List.assoc_opt "kind" members with Some (Text kind) -> kind | _ -> "")
  | _ -> ""

(* Source problems *)

let subset_sum value =
  let get = document "subset-sum" [ "items"; "target" ] value in
  { SubsetSum.items = afford_entries (list_of integer (get "items")); target = integer (get "target") }

let set universe value =
  let elements = list_of (index_below universe) value in
  require_increasing elements;
  elements

let exact_cover value =
  let get = document "exact-cover" [ "universe"; "sets"; "pick" ] value in
  let universe = amount (get "universe") in
  let sets = afford_entries (list_of (set universe) (get "sets")) in
  let entries = List.fold_left (fun sum set -> sum + 1 + List.length set) 1 sets in
  afford (universe * universe * entries);
  let elements = Numbers.naturals universe in
  {
    ExactCover.universe = Numbers.natural universe;
    sets = List.map (List.map (Array.get elements)) sets;
    pick = plain_natural (get "pick");
  }

let pair alphabet = function
  | List [ first; second ] -> (index_below alphabet first, index_below alphabet second)
  | _ -> malformed "expected a pair of symbols"

let constraint_of variables symbols value =
  let get = members [ "u"; "v"; "allowed" ] value in
  let allowed = list_of (pair (Array.length symbols)) (get "allowed") in
  require_increasing allowed;
  let naturals (first, second) = (symbols.(first), symbols.(second)) in
  let variable name = natural_of (index_below variables) (get name) in
  { TwoCsp.first = variable "u"; second = variable "v"; allowed_pairs = List.map naturals allowed }

let two_csp value =
  let get = document "two-csp" [ "variables"; "alphabet"; "constraints" ] value in
  let variables = amount (get "variables") and alphabet = amount (get "alphabet") in
  let constraints = afford_entries (list_of Fun.id (get "constraints")) in
  let count = List.length constraints in
  afford (variables * variables * count * (variables + (2 * count)));
  afford (variables * alphabet * alphabet * 10);
  let constraints = List.map (constraint_of variables (Numbers.naturals alphabet)) constraints in
  let pairs = List.fold_left (fun sum c -> sum + List.length c.TwoCsp.allowed_pairs) 0 constraints in
  afford (pairs * alphabet * 10);
  { TwoCsp.variables = Numbers.natural variables; alphabet = Numbers.natural alphabet; constraints }

let operator = function
  | Text "+" -> Programs.Plus
  | Text "-" -> Programs.Minus
  | Text "*" -> Programs.Times
  | _ -> malformed "expected \"+\", \"-\" or \"*\""

let gate position = function
  | List [ operation; left; right ] ->
      let operand = natural_of (index_below (position + 1)) in
      { Programs.operator = operator operation; left = operand left; right = operand right }
  | _ -> malformed "expected an operation and two operands"

(* The gates of a program whose constant is 1. *)
let gates most value =
  let get = members [ "constant"; "gates" ] value in
  let gates = list_of Fun.id (get "gates") in
  if List.compare_length_with gates most > 0 then Numbers.over_budget "a smaller program";
  let gates = List.mapi gate gates in
  if Numbers.text_of_rational (rational (get "constant")) <> "1" then
    raise (Refused ("precondition", "/slp/constant: expected the constant 1"));
  gates

let polynomial value =
  let get = document "polynomial" [ "coefficients" ] value in
  let coefficients = afford_entries (list_of rational (get "coefficients")) in
  let texts = List.map Numbers.text_of_rational coefficients in
  let count = List.length coefficients in
  if count > 0 && List.nth texts (count - 1) = "0" then malformed "expected a last coefficient other than 0";
  if count < 3 then raise (Refused ("precondition", "/coefficients: expected a polynomial of degree 2 or more"));
  let longest = List.fold_left (fun most text -> max most (String.length text)) 0 texts in
  let bits = 10 * (longest + count) in
  afford (200 * count * bits * bits);
  coefficients

(* Solutions *)

let marks kind count value =
  let chosen = list_of index (document kind [ "chosen" ] value "chosen") in
  require_increasing chosen;
  if List.exists (fun position -> position >= count) chosen then
    raise (Refused ("precondition", Printf.sprintf "/chosen: expected positions below %d" count));
  List.init count (fun position -> List.mem position chosen)

let assignment variables alphabet value =
  let values = list_of index (document "assignment" [ "values" ] value "values") in
  if List.length values <> variables || List.exists (fun symbol -> symbol >= alphabet) values then
    raise (Refused ("precondition", "/values: expected a symbol of the alphabet for every variable"));
  List.map Numbers.natural values

let own_parameters value =
  let get = members [ "weights"; "bias" ] value in
  { Networks.weights = list_of rational (get "weights"); bias = rational (get "bias") }

(* An edge may share the parameters of an earlier one. *)
let add_edge known value =
  match value with
  | Object [ ("same-as", place) ] -> List.nth known (List.length known - 1 - index_below (List.length known) place) :: known
  | _ -> own_parameters value :: known

let is_allowed edge parameters =
  List.compare_lengths edge.Networks.weight_options parameters.Networks.weights = 0
  && List.for_all2 (fun options weight -> List.mem weight options) edge.Networks.weight_options parameters.Networks.weights
  && List.mem parameters.Networks.bias edge.Networks.bias_options

(* Parameters that the network allows. *)
let parameters network value =
  let edges = list_of Fun.id (document "parameters" [ "edges" ] value "edges") in
  let parameters = List.rev (List.fold_left add_edge [] edges) in
  let own = network.Networks.edges in
  if List.compare_lengths own parameters <> 0 || not (List.for_all2 is_allowed own parameters) then
    raise (Refused ("precondition", "/edges: expected parameters that the target allows"));
  parameters
