#pragma once
// How a campaign is cut into blocks: the same cut on every machine, whatever the number of workers.

#include <compare>
#include <vector>

#include "fuzz/obligations.hpp"
#include "fuzz/report.hpp"

namespace reductio::fuzz {

inline constexpr std::size_t default_batch = 64;

/// Block k of a room holds the instances from k times the batch on; a shape is a block of its own.
struct BlockKey {
    bool is_shape = false;
    std::size_t room = 0;
    std::uint64_t block = 0;
    auto operator<=>(const BlockKey&) const = default;
};

/// The instances, or the one shape, of a block.
struct BlockOfWork {
    BlockKey key;
    std::uint64_t first = 0;
    std::uint64_t end = 0;
};

/// The blocks of a shard: block k of every room in turn where k leaves the shard's remainder, then the shapes. Numbered
/// and not listed, for there may be very many.
class BlockList {
  public:
    /// `shapes` counts those of each room.
    BlockList(std::uint64_t count, std::size_t batch, const Shard& shard, const std::vector<std::size_t>& shapes);

    std::uint64_t size() const { return instance_blocks_ + shapes_.size(); }
    BlockOfWork operator[](std::uint64_t number) const;

    /// Instances, over all rooms.
    std::uint64_t instances() const { return instances_ * rooms_; }
    /// Instances of one room.
    std::uint64_t instances_of_room() const { return instances_; }
    std::uint64_t shapes() const { return shapes_.size(); }

    /// Whether a block is one of these.
    bool has(const BlockKey& key) const;
    /// Where the block ends, were it part of the shard.
    std::uint64_t end_of(const BlockKey& key) const;

  private:
    std::uint64_t count_;
    std::uint64_t batch_;
    Shard shard_;
    std::uint64_t rooms_;
    std::uint64_t instance_blocks_ = 0;
    std::uint64_t instances_ = 0;
    std::vector<BlockKey> shapes_;
};

}  // namespace reductio::fuzz
