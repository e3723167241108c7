#!/usr/bin/env bash
# The same build as that of OSS-Fuzz.
exec bash "$SRC/reductio/fuzz/oss-fuzz/build.sh"
