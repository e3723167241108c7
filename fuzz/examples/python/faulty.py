"""The same program with one fault: `faulty.py --fault NAME`; `faulty.py --list` has the names."""

import argparse

import second
from faults import FAULTS


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--fault", choices=FAULTS, metavar="NAME")
    what.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    if arguments.list:
        for name, (description, _) in FAULTS.items():
            print(f"{name:24} {description}")
        return
    _, seed = FAULTS[arguments.fault]
    seed()
    second.serve()


if __name__ == "__main__":
    main()
