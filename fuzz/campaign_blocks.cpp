#include "fuzz/campaign_blocks.hpp"

#include <algorithm>

namespace reductio::fuzz {

BlockList::BlockList(std::uint64_t count, std::size_t batch, const Shard& shard, const std::vector<std::size_t>& shapes)
    : count_(count), batch_(batch), shard_(shard), rooms_(shapes.size()) {
    const std::uint64_t all = count / batch + (count % batch == 0 ? 0 : 1);
    const std::uint64_t of_room = all > shard.index ? (all - shard.index - 1) / shard.of + 1 : 0;
    instance_blocks_ = of_room * rooms_;
    instances_ = of_room * batch_;
    // Only the last block of all may be cut short.
    if (of_room > 0 && (all - 1) % shard.of == shard.index) instances_ -= all * batch_ - count;
    for (std::size_t room = 0; room < shapes.size(); ++room)
        for (std::uint64_t i = shard.index; i < shapes[room]; i += shard.of) shapes_.push_back({true, room, i});
}

BlockOfWork BlockList::operator[](std::uint64_t number) const {
    if (number >= instance_blocks_) {
        const BlockKey& key = shapes_[number - instance_blocks_];
        return {key, key.block, key.block + 1};
    }
    const BlockKey key{false, static_cast<std::size_t>(number % rooms_), shard_.index + number / rooms_ * shard_.of};
    return {key, key.block * batch_, end_of(key)};
}

bool BlockList::has(const BlockKey& key) const {
    if (key.is_shape) return std::ranges::find(shapes_, key) != shapes_.end();
    return key.room < rooms_ && key.block % shard_.of == shard_.index && key.block <= count_ / batch_ &&
           key.block * batch_ < count_;
}

std::uint64_t BlockList::end_of(const BlockKey& key) const {
    return key.is_shape ? key.block + 1 : std::min(count_, (key.block + 1) * batch_);
}

}  // namespace reductio::fuzz
