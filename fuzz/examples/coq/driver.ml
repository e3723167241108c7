(* Answers the line protocol (spec/protocol.md) on standard input and output. *)

open Json

let unsupported message = raise (Refused ("unsupported", message))
let longest_line = 64 * 1024 * 1024
let texts values = List (List.map (fun value -> Text value) values)

let greeting =
  Object
    [
      ("name", Text "reductio-coq");
      ("version", Text "1");
      ("protocol", Number "1");
      ("rooms", texts (List.map (fun room -> room.Rooms.name) Rooms.all));
      ("ops", texts [ "hello"; "reduce"; "lift"; "extract" ]);
    ]

let member name request =
  match List.assoc_opt name request with Some value -> value | None -> malformed ("expected the member " ^ name)

let room_of request =
  if List.assoc_opt "options" request <> None && List.assoc_opt "options" request <> Some (Object []) then
    raise (Refused ("precondition", "/options: expected none"));
  (match List.assoc_opt "variant" request with
  | None | Some (Text "repaired") -> ()
  | Some _ -> unsupported "only the repaired variant is built");
  let name = Reading.text (member "room" request) in
  match List.find_opt (fun room -> room.Rooms.name = name) Rooms.all with
  | Some room -> room
  | None -> unsupported "there is no such room"

let lift request =
  match (room_of request).Rooms.lift with
  | Some lift -> lift (member "instance" request) (List.assoc_opt "solution" request)
  | None -> unsupported "there is nothing to lift"

let extract request =
  match (room_of request).Rooms.extract with
  | Some extract -> extract (member "instance" request) (member "solution" request)
  | None -> unsupported "there is nothing to extract"

let known = [ "op"; "id"; "room"; "variant"; "options"; "instance"; "solution"; "budget" ]

let perform request =
  List.iter (fun (name, _) -> if not (List.mem name known) then malformed "found a member that is not known") request;
  (match List.assoc_opt "id" request with
  | None -> ()
  | Some (Number digits) when digits.[0] <> '-' -> ()
  | Some _ -> malformed "/id: expected a plain integer, not negative");
  match member "op" request with
  | Text "hello" -> greeting
  | Text "reduce" -> (room_of request).Rooms.reduce (member "instance" request)
  | Text "lift" -> lift request
  | Text "extract" -> extract request
  | Text _ -> unsupported "there is no such op"
  | _ -> malformed "/op: expected a string"

let error code message = ("error", Object [ ("code", Text code); ("message", Text message) ])

(* The result, or an error, of what may be refused or outgrow the machine. *)
let attempt perform =
  Numbers.work := 0;
  try ("result", perform ()) with
  | Refused (code, message) -> error code message
  | Stack_overflow | Out_of_memory -> error "budget" "expected a smaller instance"

let id_of request =
  match List.assoc_opt "id" request with
  | Some (Number digits) when digits.[0] <> '-' -> Number digits
  | _ -> Null

let answer line =
  let parsed = ref Null in
  let read = attempt (fun () -> parsed := parse line; Null) in
  match (fst read, !parsed) with
  | "error", _ -> Object [ ("id", Null); read ]
  | _, Object request -> Object [ ("id", id_of request); attempt (fun () -> perform request) ]
  | _ -> Object [ ("id", Null); error "malformed" "expected an object" ]

(* A line without its end, as much of it as may be there. *)
let read_line () =
  let line = Buffer.create 4096 in
  let rec read () =
    match input_char stdin with
    | '\n' -> ()
    | byte ->
        if Buffer.length line <= longest_line then Buffer.add_char line byte;
        read ()
  in
  (try read () with End_of_file -> if Buffer.length line = 0 then raise End_of_file);
  Buffer.contents line

let rec serve () =
  let line = read_line () in
  let reply () =
    if String.length line > longest_line then Object [ ("id", Null); error "malformed" "expected a shorter line" ]
    else answer line
  in
  if String.trim line <> "" then print_endline (to_line (reply ()));
  serve ()

let () = try serve () with End_of_file -> ()
