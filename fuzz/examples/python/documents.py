"""Reading and writing documents: strict JSON, exact numbers, one canonical line.

A document in memory is a plain dictionary in the order of the format. Rationals are Fractions, integers are ints, an optional
member that is absent holds its default. The shapes below say how one part of a document is read and written.
"""

import json
import re
import sys
from fractions import Fraction

MOST_DIGITS = 1_000_000
MOST_VALUES = 10_000_000
DEEPEST_NESTING = 64
RATIONAL_TEXT = re.compile(r"(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?")

sys.set_int_max_str_digits(0)


class Refusal(Exception):
    """A request that gets an error for an answer; the code is one of the protocol's four."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
        self.message = message


def malformed(pointer, message):
    return Refusal("malformed", f"{pointer or 'the document'}: {message}")


def expect(condition, pointer, message):
    if not condition:
        raise malformed(pointer, f"expected {message}")


class Unreadable:
    """Stands where JSON has what no document may have; no shape reads it, so that the error names its place."""


def parse(text):
    """JSON without floats, repeated members or numbers of unlimited length."""
    try:
        return json.loads(text, parse_int=plain_integer, parse_float=lambda digits: Unreadable(),
                          parse_constant=lambda name: Unreadable(), object_pairs_hook=members_once)
    except (ValueError, RecursionError) as error:
        raise malformed("", f"no JSON: {error}") from None


def plain_integer(digits):
    too_long = len(digits.lstrip("-")) > MOST_DIGITS
    return Unreadable() if too_long or digits == "-0" else int(digits)


def members_once(pairs):
    members = dict(pairs)
    return members if len(members) == len(pairs) else Unreadable()


def check_nesting(plain):
    level = [plain]
    for _ in range(DEEPEST_NESTING + 1):
        inner = [part.values() if isinstance(part, dict) else part for part in level if isinstance(part, (dict, list))]
        level = [part for parts in inner for part in parts]
        if not level:
            return
    raise malformed("", f"expected at most {DEEPEST_NESTING} levels of brackets")


def write_line(plain):
    """Canonical text: this spacing and these escapes are what the standard library writes anyway."""
    return json.dumps(plain, ensure_ascii=False)


class Rational:
    """A Fraction, written as a string in lowest terms."""

    def read(self, plain, pointer):
        if type(plain) is int:  # a bool is not meant
            return Fraction(plain)
        expect(isinstance(plain, str), pointer, "a rational number in a string, or an integer")
        match = RATIONAL_TEXT.fullmatch(plain)
        expect(match is not None, pointer, "a rational number")
        expect(max(len(part) for part in plain.lstrip("-").split("/")) <= MOST_DIGITS, pointer, f"at most {MOST_DIGITS} digits")
        number = Fraction(int(match[1]), int(match[2] or 1))
        expect(match[2] is None or (number.denominator != 1 and number.denominator == int(match[2])), pointer, "lowest terms")
        return number

    def write(self, value):
        return str(Fraction(value))


class Integer(Rational):
    """An integer that is data: written as a string, like a rational."""

    def read(self, plain, pointer):
        number = super().read(plain, pointer)
        expect(number.denominator == 1, pointer, "an integer")
        return number.numerator


class PlainInteger:
    """A JSON integer. Only an amount may be as large as it likes; an index, a count, a symbol or a literal may not."""

    def __init__(self, least=0, most=MOST_VALUES):
        self.least = least
        self.most = most

    def read(self, plain, pointer):
        expect(type(plain) is int, pointer, "an integer")
        expect(plain >= self.least, pointer, f"an integer that is at least {self.least}")
        expect(self.most is None or plain <= self.most, pointer, f"an integer that is at most {self.most}")
        return plain

    def write(self, value):
        return value


class Plain:
    """A string or a truth value, perhaps one of a few."""

    def __init__(self, kind, allowed=None):
        self.kind = kind
        self.allowed = allowed

    def read(self, plain, pointer):
        expect(isinstance(plain, self.kind), pointer, f"a {self.kind.__name__}")
        expect(self.allowed is None or plain in self.allowed, pointer, f"one of {self.allowed}")
        expect(self.kind is not str or plain.isascii() or encodable(plain), pointer, "a string of UTF-8")
        return plain

    def write(self, value):
        return value


def encodable(text):
    """Half of a surrogate pair can be written in JSON, but not in UTF-8."""
    return not any(0xD800 <= ord(character) < 0xE000 for character in text)


class ListOf:
    def __init__(self, item, increasing=False):
        self.item = item
        self.increasing = increasing

    def read(self, plain, pointer):
        expect(isinstance(plain, list), pointer, "a list")
        values = [self.item.read(part, f"{pointer}/{place}") for place, part in enumerate(plain)]
        if self.increasing:
            expect(all(low < high for low, high in zip(values, values[1:])), pointer, "a strictly increasing list")
        return values

    def write(self, values):
        return [self.item.write(value) for value in values]


class Row:
    """A list of fixed length with a shape for each place."""

    def __init__(self, *places):
        self.places = places

    def read(self, plain, pointer):
        expect(isinstance(plain, list) and len(plain) == len(self.places), pointer, f"a list of {len(self.places)}")
        return [shape.read(part, f"{pointer}/{place}") for place, (shape, part) in enumerate(zip(self.places, plain))]

    def write(self, values):
        return [shape.write(value) for shape, value in zip(self.places, values)]


class Optional:
    """A member that is left out where it holds its default."""

    def __init__(self, shape, default=None):
        self.shape = shape
        self.default = default


class Record:
    def __init__(self, **members):
        # The format's names have hyphens where Python's have underscores, and `from` is a word of Python's.
        self.members = {name.rstrip("_").replace("_", "-"): shape for name, shape in members.items()}

    def read(self, plain, pointer):
        expect(isinstance(plain, dict), pointer, "an object with every member once")
        for name in plain:
            expect(name in self.members, f"{pointer}/{name}", "no such member")
        return {name: self.read_member(name, shape, plain, pointer) for name, shape in self.members.items()}

    def read_member(self, name, shape, plain, pointer):
        if isinstance(shape, Optional):
            return shape.shape.read(plain[name], f"{pointer}/{name}") if name in plain else shape.default
        expect(name in plain, pointer, f"the member {name}")
        return shape.read(plain[name], f"{pointer}/{name}")

    def write(self, value):
        plain = {}
        for name, shape in self.members.items():
            if not isinstance(shape, Optional):
                plain[name] = shape.write(value[name])
            elif value.get(name, shape.default) != shape.default:
                plain[name] = shape.shape.write(value[name])
        return plain


class Tagged:
    """One of several records, told apart by the member `tag`, which is written first."""

    def __init__(self, tag, records):
        self.tag = tag
        self.records = records

    def read(self, plain, pointer):
        expect(isinstance(plain, dict), pointer, "an object with every member once")
        name = plain.get(self.tag)
        expect(isinstance(name, str) and name in self.records, f"{pointer}/{self.tag}", "a known " + self.tag)
        others = {member: part for member, part in plain.items() if member != self.tag}
        return {self.tag: name} | self.records[name].read(others, pointer)

    def write(self, value):
        return {self.tag: value[self.tag]} | self.records[value[self.tag]].write(value)


class Alternative:
    """The shape that `choose` names, for a JSON value and for a value in memory alike."""

    def __init__(self, choose):
        self.choose = choose

    def read(self, plain, pointer):
        return self.choose(plain).read(plain, pointer)

    def write(self, value):
        return self.choose(value).write(value)
