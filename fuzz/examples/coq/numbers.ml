(* Between text and Coq's numbers. Decimal digits become integers, and integers digits, by Coq's own functions. *)

open Json

let over_budget what = raise (Refused ("budget", "expected " ^ what))

(* A long number takes the square of its digits for its work; so much is done for one request. *)
let most_work = 20_000_000
let work = ref 0

let spend digits =
  work := !work + (digits * digits);
  if !work > most_work then over_budget "shorter numbers"

let natural k =
  let rec above number k = if k <= 0 then number else above (Datatypes.S number) (k - 1) in
  above Datatypes.O k

(* The naturals below the bound, each a part of the next, so that many of them take no more room than the largest. *)
let naturals bound =
  let table = Array.make bound Datatypes.O in
  for k = 1 to bound - 1 do
    table.(k) <- Datatypes.S table.(k - 1)
  done;
  table

let count number =
  let rec from known = function Datatypes.O -> known | Datatypes.S before -> from (known + 1) before in
  from 0 number

let with_digit byte later =
  match byte with
  | '0' -> Decimal.D0 later
  | '1' -> Decimal.D1 later
  | '2' -> Decimal.D2 later
  | '3' -> Decimal.D3 later
  | '4' -> Decimal.D4 later
  | '5' -> Decimal.D5 later
  | '6' -> Decimal.D6 later
  | '7' -> Decimal.D7 later
  | '8' -> Decimal.D8 later
  | '9' -> Decimal.D9 later
  | _ -> malformed "expected digits"

let digits_of text =
  let digits = ref Decimal.Nil in
  for place = String.length text - 1 downto 0 do
    digits := with_digit text.[place] !digits
  done;
  !digits

let rec add_digits out = function
  | Decimal.Nil -> ()
  | Decimal.D0 later -> Buffer.add_char out '0'; add_digits out later
  | Decimal.D1 later -> Buffer.add_char out '1'; add_digits out later
  | Decimal.D2 later -> Buffer.add_char out '2'; add_digits out later
  | Decimal.D3 later -> Buffer.add_char out '3'; add_digits out later
  | Decimal.D4 later -> Buffer.add_char out '4'; add_digits out later
  | Decimal.D5 later -> Buffer.add_char out '5'; add_digits out later
  | Decimal.D6 later -> Buffer.add_char out '6'; add_digits out later
  | Decimal.D7 later -> Buffer.add_char out '7'; add_digits out later
  | Decimal.D8 later -> Buffer.add_char out '8'; add_digits out later
  | Decimal.D9 later -> Buffer.add_char out '9'; add_digits out later

let text_of_integer integer =
  let out = Buffer.create 16 in
  (match BinInt.Z.to_int integer with
  | Decimal.Pos digits -> add_digits out digits
  | Decimal.Neg digits -> Buffer.add_char out '-'; add_digits out digits);
  Buffer.contents out

(* What reads back as other text was not spelled as the format has it. *)
let integer_of text =
  spend (String.length text);
  let length = String.length text in
  let signed =
    if length > 0 && text.[0] = '-' then Decimal.Neg (digits_of (String.sub text 1 (length - 1)))
    else Decimal.Pos (digits_of text)
  in
  let integer = BinInt.Z.of_int signed in
  if text_of_integer integer <> text then malformed "expected an integer without needless zeros or signs";
  integer

let text_of_rational rational =
  let numerator = text_of_integer rational.QArith_base.coq_Qnum in
  match rational.QArith_base.coq_Qden with
  | BinNums.Coq_xH -> numerator
  | denominator -> numerator ^ "/" ^ text_of_integer (BinNums.Zpos denominator)

let rational_of text =
  let numerator, denominator =
    match String.index_opt text '/' with
    | None -> (text, "1")
    | Some slash -> (String.sub text 0 slash, String.sub text (slash + 1) (String.length text - slash - 1))
  in
  match integer_of denominator with
  | BinNums.Zpos positive ->
      let fraction = { QArith_base.coq_Qnum = integer_of numerator; coq_Qden = positive } in
      let rational = Qcanon.coq_Q2Qc fraction in
      if text_of_rational rational <> text then malformed "expected a rational in lowest terms";
      rational
  | _ -> malformed "expected a denominator above 0"

let compare_rationals a b =
  match QArith_base.coq_Qcompare a b with Datatypes.Lt -> -1 | Datatypes.Eq -> 0 | Datatypes.Gt -> 1
