(* JSON values, read strictly (no floats, no member twice) and written as documents are: in one line, with one space
   after ":" and ",". *)

type value =
  | Null
  | Bool of bool
  | Number of string (* the digits of an integer, of any length *)
  | Text of string
  | List of value list
  | Object of (string * value) list

(* The protocol's code and a message. *)
exception Refused of string * string

let malformed message = raise (Refused ("malformed", message))
let most_nesting = 66
let most_values = 10_001_000

type reader = { text : string; mutable place : int; mutable values : int }

(* The next byte; a zero, which is no JSON anywhere, at the end. *)
let peek reader = if reader.place < String.length reader.text then reader.text.[reader.place] else '\000'
let advance reader = reader.place <- reader.place + 1

let rec skip_space reader =
  match peek reader with
  | ' ' | '\t' | '\r' | '\n' ->
      advance reader;
      skip_space reader
  | _ -> ()

let expect reader byte =
  if peek reader <> byte then malformed (Printf.sprintf "expected '%c' at byte %d" byte reader.place);
  advance reader

let read_word reader word value =
  String.iter (expect reader) word;
  value

let is_digit byte = '0' <= byte && byte <= '9'

let read_number reader =
  let start = reader.place in
  if peek reader = '-' then advance reader;
  let first = reader.place in
  while is_digit (peek reader) do
    advance reader
  done;
  let digits = String.sub reader.text start (reader.place - start) in
  let leading_zero = reader.place > first && reader.text.[first] = '0' && String.length digits > 1 in
  if reader.place = first || leading_zero then malformed "expected an integer without needless zeros or signs";
  (match peek reader with '.' | 'e' | 'E' -> malformed "expected an integer, found a float" | _ -> ());
  Number digits

let read_four_digits reader =
  if reader.place + 4 > String.length reader.text then malformed "expected four hexadecimal digits";
  let digits = String.sub reader.text reader.place 4 in
  let is_hexadecimal = function '0' .. '9' | 'a' .. 'f' | 'A' .. 'F' -> true | _ -> false in
  String.iter (fun c -> if not (is_hexadecimal c) then malformed "expected hexadecimal digits") digits;
  reader.place <- reader.place + 4;
  int_of_string ("0x" ^ digits)

let read_code_point reader =
  let first = read_four_digits reader in
  if first < 0xd800 || first > 0xdfff then Uchar.of_int first
  else begin
    expect reader '\\';
    expect reader 'u';
    let second = read_four_digits reader in
    if first > 0xdbff || second < 0xdc00 || second > 0xdfff then malformed "expected a pair of surrogates";
    Uchar.of_int (0x10000 + ((first - 0xd800) lsl 10) + (second - 0xdc00))
  end

let read_escape reader out =
  let byte = peek reader in
  advance reader;
  match byte with
  | '"' | '\\' | '/' -> Buffer.add_char out byte
  | 'b' -> Buffer.add_char out '\b'
  | 'f' -> Buffer.add_char out '\012'
  | 'n' -> Buffer.add_char out '\n'
  | 'r' -> Buffer.add_char out '\r'
  | 't' -> Buffer.add_char out '\t'
  | 'u' -> Buffer.add_utf_8_uchar out (read_code_point reader)
  | _ -> malformed "expected an escape of JSON"

let read_string reader =
  expect reader '"';
  let out = Buffer.create 16 in
  while peek reader <> '"' do
    let byte = peek reader in
    if byte < ' ' then malformed "expected the end of a string";
    advance reader;
    if byte = '\\' then read_escape reader out else Buffer.add_char out byte
  done;
  advance reader;
  Buffer.contents out

let require_different names =
  if List.length (List.sort_uniq compare names) < List.length names then malformed "expected no member twice"

let rec read_value reader nesting =
  reader.values <- reader.values + 1;
  if nesting > most_nesting || reader.values > most_values then malformed "expected a smaller document";
  skip_space reader;
  let value =
    match peek reader with
    | 'n' -> read_word reader "null" Null
    | 't' -> read_word reader "true" (Bool true)
    | 'f' -> read_word reader "false" (Bool false)
    | '"' -> Text (read_string reader)
    | '[' -> List (read_sequence reader ']' (fun () -> read_value reader (nesting + 1)))
    | '{' ->
        let members = read_sequence reader '}' (fun () -> read_member reader nesting) in
        require_different (List.map fst members);
        Object members
    | _ -> read_number reader
  in
  skip_space reader;
  value

and read_member reader nesting =
  skip_space reader;
  let name = read_string reader in
  skip_space reader;
  expect reader ':';
  (name, read_value reader (nesting + 1))

(* From the opening bracket on. *)
and read_sequence : 'a. reader -> char -> (unit -> 'a) -> 'a list =
 fun reader closing read_one ->
  advance reader;
  skip_space reader;
  if peek reader = closing then (advance reader; [])
  else begin
    let found = ref [ read_one () ] in
    while peek reader = ',' do
      advance reader;
      found := read_one () :: !found
    done;
    expect reader closing;
    List.rev !found
  end

let parse text =
  let reader = { text; place = 0; values = 0 } in
  let value = read_value reader 0 in
  if reader.place < String.length text then malformed "expected the end of the line";
  value

let write_string out text =
  let write_byte = function
    | ('"' | '\\') as byte -> Buffer.add_char out '\\'; Buffer.add_char out byte
    | byte when byte < ' ' -> Printf.bprintf out "\\u%04x" (Char.code byte)
    | byte -> Buffer.add_char out byte
  in
  Buffer.add_char out '"';
  String.iter write_byte text;
  Buffer.add_char out '"'

let separated out write values =
  List.iteri (fun i value -> if i > 0 then Buffer.add_string out ", "; write value) values

let rec write out = function
  | Null -> Buffer.add_string out "null"
  | Bool truth -> Buffer.add_string out (string_of_bool truth)
  | Number digits -> Buffer.add_string out digits
  | Text text -> write_string out text
  | List values ->
      Buffer.add_char out '[';
      separated out (write out) values;
      Buffer.add_char out ']'
  | Object members ->
      let write_member (name, value) = write_string out name; Buffer.add_string out ": "; write out value in
      Buffer.add_char out '{';
      separated out write_member members;
      Buffer.add_char out '}'

let to_line value =
  let out = Buffer.create 4096 in
  write out value;
  Buffer.contents out
