(* Coq's data as documents: the members and their order are those of interchange.md. *)

open Json

let text name = Text name
let rational number = Text (Numbers.text_of_rational number)
let integer number = Text (Numbers.text_of_integer number)
let plain number = Number (string_of_int number)
let natural number = plain (Numbers.count number)
let list write values = List (List.map write values)
let typed name members = Object (("type", Text name) :: members)
let document kind members = Object (("reductio", Number "1") :: ("kind", Text kind) :: members)

(* Networks *)

let activation = function
  | Symbols.Identity -> typed "identity" []
  | Symbols.Decimal_encode -> typed "decimal-encode" []
  | Symbols.Decimal_product -> typed "decimal-product" []
  | Symbols.Polynomial coefficients -> typed "polynomial" [ ("coefficients", list rational coefficients) ]

let vertex name kind =
  match kind with
  | Symbols.Source -> Object [ ("name", Text name) ]
  | Symbols.Neuron own -> Object [ ("name", Text name); ("activation", activation own) ]

let edge own = Object [ ("from", natural own.Networks.tail); ("to", natural own.Networks.head) ]

let rec source_position position = function
  | Symbols.Source :: _ -> position
  | _ :: later -> source_position (position + 1) later
  | [] -> invalid_arg "a network without a source"

(* Coq has no dimension of the input: the samples have it. *)
let network names (own : Networks.network) dimension =
  let injected = typed "injected" [ ("vertices", list natural own.Networks.inputs) ] in
  let from_source = typed "source" [ ("dimension", plain dimension) ] in
  let is_source = own.Networks.inputs = [] in
  let source = if is_source then [ ("source", plain (source_position 0 own.Networks.vertices)) ] else [] in
  Object
    ((("input", if is_source then from_source else injected)
      :: ("vertices", List (List.map2 vertex names own.Networks.vertices))
      :: source)
    @ [ ("outputs", list natural own.Networks.outputs); ("edges", list edge own.Networks.edges) ])

(* Training. A document's options are a set, strictly increasing; a list of Coq's is in any order. *)

let options numbers = list rational (List.sort_uniq Numbers.compare_rationals numbers)

let edge_options own =
  Object [ ("weights", list options own.Networks.weight_options); ("biases", options own.Networks.bias_options) ]

let sample own =
  let times = match own.Networks.times with Datatypes.S Datatypes.O -> [] | times -> [ ("times", natural times) ] in
  Object (("x", list rational own.Networks.input) :: ("y", list rational own.Networks.label) :: times)

let pair (first, second) = List [ natural first; natural second ]

let loss = function
  | Symbols.Squared_error -> typed "squared-error" []
  | Symbols.Zero_one -> typed "zero-one" []
  | Symbols.Positive_sign -> typed "positive-sign" []
  | Symbols.Csp_decode (alphabet, relations) ->
      typed "csp-decode" [ ("alphabet", natural alphabet); ("allowed", list (list pair) relations) ]

let training names (own : Networks.instance) =
  let dimension = List.length (List.hd own.Networks.samples).Networks.input in
  document "nnt"
    [
      ("network", network names own.Networks.net dimension);
      ("parameters", list edge_options own.Networks.net.Networks.edges);
      ("dataset", list sample own.Networks.samples);
      ("loss", loss own.Networks.loss);
      ("gamma", rational own.Networks.gamma);
    ]

let parameters edges =
  let own values =
    Object [ ("weights", list rational values.Networks.weights); ("bias", rational values.Networks.bias) ]
  in
  document "parameters" [ ("edges", list own edges) ]

(* Programs *)

let gate own =
  let operator = match own.Programs.operator with Programs.Plus -> "+" | Programs.Minus -> "-" | Programs.Times -> "*" in
  List [ Text operator; natural own.Programs.left; natural own.Programs.right ]

let program constant gates = Object [ ("constant", rational constant); ("gates", list gate gates) ]

(* Solutions *)

let marked kind marks =
  let places = List.mapi (fun place mark -> if mark then [ plain place ] else []) marks in
  document kind [ ("chosen", List (List.concat places)) ]

let assignment symbols = document "assignment" [ ("values", list natural symbols) ]
