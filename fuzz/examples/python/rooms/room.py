"""What a room is: `reduce(source, options)`, and `lift(source, solution, options)` and `extract(source, values, options)` where
there is something to lift or to extract."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    name: str
    sources: list
    construction: object  # a module or class with the functions
    solution: str = None  # the kind of the source's solutions, if it has any

    def has(self, operation):
        return hasattr(self.construction, operation)

    def reduce(self, source, options):
        return self.construction.reduce(source, options)

    def lift(self, source, solution, options):
        return self.construction.lift(source, solution, options)

    def extract(self, source, values, options):
        return self.construction.extract(source, values, options)
