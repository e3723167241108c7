#pragma once
// The commands reduce, lift and extract along a chain of rooms (spec/chains.md).

#include "impl/main_rooms.hpp"

namespace reductio::impl {

void reduce_via(const RoomArguments& arguments);
void lift_via(const RoomArguments& arguments);
void extract_via(const RoomArguments& arguments);

}  // namespace reductio::impl
