"""What a vertex makes of its pre-activation, and the slope that a derivative takes of it."""

from bisect import bisect_right
from fractions import Fraction
from math import floor

from documents import Refusal
from programs import add, product, within_budget


def activate(activation, argument):
    return VALUES[activation["type"]](activation, argument)


def slope(activation, argument):
    if activation["type"] not in SLOPES:
        raise Refusal("precondition", f"the activation {activation['type']} has no derivative")
    return SLOPES[activation["type"]](activation, argument)


def polynomial(coefficients, argument):
    value = Fraction(0)
    for coefficient in reversed(coefficients):
        value = add(product(value, argument), coefficient)
    return value


def derived(coefficients):
    return [power * coefficient for power, coefficient in enumerate(coefficients)][1:]


def piece_at(activation, argument):
    """Piece i holds from breakpoint i-1, included, to breakpoint i, excluded."""
    return activation["pieces"][bisect_right(activation["breakpoints"], argument)]


def piecewise_linear(activation, argument):
    piece = piece_at(activation, argument)
    return add(product(piece["slope"], argument), piece["intercept"])


def rounded(activation, argument):
    within_budget(2 * activation["bits"])
    scale = 1 << activation["bits"]
    value = Fraction(floor(product(activate(activation["of"], argument), Fraction(scale))), scale)
    if activation["low"] is not None:
        value = max(value, activation["low"])
    if activation["high"] is not None:
        value = min(value, activation["high"])
    return value


def slope_of_rounded(activation, argument):
    if activation["derivative"] is None:
        raise Refusal("precondition", "a rounded activation without a rule for its derivative")
    return activate(activation["derivative"], argument)


def encode(number):
    """enc: a sign digit, the digits of |number|, a last 1, all behind the point; 0 where number is no integer."""
    if number.denominator != 1:
        return Fraction(0)
    digits = f"{1 if number < 0 else 0}{abs(number.numerator)}1"
    return Fraction(int(digits), 10 ** len(digits))


def decode(fraction):
    """dec: back from a fraction in [0, 1); 0 where enc makes no such fraction."""
    digits = decimal_digits(fraction)
    if digits is None or len(digits) < 3 or digits[0] not in "01" or digits[-1] != "1":
        return 0
    negative, magnitude = digits[0] == "1", digits[1:-1]
    if magnitude.startswith("0") and (magnitude != "0" or negative):
        return 0
    return -int(magnitude) if negative else int(magnitude)


def decimal_digits(fraction):
    """The digits behind the point, as few as there can be; None where they do not end."""
    rest, twos, fives = fraction.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    return str(fraction.numerator * 10 ** places // fraction.denominator).zfill(places) if places else ""


def decimal_product(argument):
    whole = floor(argument)
    return product(Fraction(whole), Fraction(decode(argument - whole)))


def printed_encode(argument):
    return argument / 10 ** len(str(abs(int(argument))))


def printed_product(argument):
    whole = floor(argument)
    digits = decimal_digits(argument - whole)
    return Fraction(0) if not digits else product(Fraction(whole), Fraction(int(digits)))


def printed_probe(activation, argument):
    if abs(argument) < activation["threshold"]:
        return activate(activation["of"], argument)
    return Fraction(0) if any(low <= abs(argument) <= high for low, high in activation["zero"]) else argument


VALUES = {
    "identity": lambda activation, argument: argument,
    "constant": lambda activation, argument: activation["value"],
    "polynomial": lambda activation, argument: polynomial(activation["coefficients"], argument),
    "piecewise-linear": piecewise_linear,
    "rounded": rounded,
    "decimal-encode": lambda activation, argument: encode(argument),
    "decimal-product": lambda activation, argument: decimal_product(argument),
    "published-decimal-encode": lambda activation, argument: printed_encode(argument),
    "published-decimal-product": lambda activation, argument: printed_product(argument),
    "published-probe": printed_probe,
}
SLOPES = {
    "identity": lambda activation, argument: Fraction(1),
    "constant": lambda activation, argument: Fraction(0),
    "polynomial": lambda activation, argument: polynomial(derived(activation["coefficients"]), argument),
    "piecewise-linear": lambda activation, argument: piece_at(activation, argument)["slope"],
    "rounded": slope_of_rounded,
}
