#pragma once

namespace reductio::fuzz {

/// From now on short blocks of limbs that GMP gives back are kept, and given out again. Call it once, at the start.
void keep_limbs();

}  // namespace reductio::fuzz
