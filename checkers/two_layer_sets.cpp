#include "checkers/two_layer_sets.hpp"

namespace reductio::checkers {

std::size_t SampleVectorHash::operator()(const SampleVector& vector) const {
    constexpr std::size_t prime = (std::size_t(1) << 61) - 1;
    std::size_t hash = 0;
    const auto mix = [&](const fmpz* number) {
        hash ^= fmpz_fdiv_ui(number, prime) + 0x9e3779b97f4a7c15 + (hash << 6) + (hash >> 2);
    };
    for (const Fmpq& number : vector) {
        mix(fmpq_numref(number.raw()));
        if (!number.is_integer()) mix(fmpq_denref(number.raw()));
    }
    return hash;
}

std::string shown(const SampleVector& vector) {
    constexpr std::size_t most = 16;
    std::string text;
    for (Index i = 0; i < vector.size() && i < most; ++i) {
        text += (i == 0 ? "" : ", ") + shown(vector[i].to_rational());
    }
    return "(" + text + (vector.size() > most ? ", ..." : "") + ")";
}

namespace {

/// How many sets are listed for a part. [7]
std::size_t sets_of(const TwoLayerPart& part) { return part.from_source.size() + (part.to_output.empty() ? 0 : 1); }

std::size_t sets_of_parts(const TwoLayers& layers) {
    std::size_t result = 0;
    for (const TwoLayerPart& part : layers.parts) result += sets_of(part);
    return result;
}

/// The sets from the first to before the last are there, with a number for each sample in every vector.
std::optional<std::string> wrong_stretch(const VectorSets& sets, Index first, Index last, std::size_t samples) {
    for (Index i = first; i < last; ++i) {
        const std::string place = "/reachable/" + std::to_string(i);
        if (i >= sets.size()) return place + ": expected a set; there are " + std::to_string(sets.size());
        for (Index v = 0; v < sets[i].size(); ++v) {
            if (sets[i][v].size() == samples) continue;
            return place + "/" + std::to_string(v) + ": expected a vector of " + std::to_string(samples) +
                   " numbers, found " + std::to_string(sets[i][v].size());
        }
    }
    return std::nullopt;
}

/// Takes the listed sets one after the other.
class SetReader {
  public:
    explicit SetReader(const VectorSets& sets) : sets_(sets) {}

    NamedSet next(const std::string& name) {
        NamedSet result{"/reachable/" + std::to_string(at_) + ", " + name + ",", {}};
        result.vectors.reserve(sets_[at_].size());
        for (const auto& vector : sets_[at_]) {
            SampleVector numbers;
            for (const Rational& number : vector) numbers.emplace_back(number);
            result.vectors.insert(std::move(numbers));
        }
        ++at_;
        return result;
    }

  private:
    const VectorSets& sets_;
    Index at_ = 0;
};

// [7]
PartSets next_part(SetReader& reader, const TwoLayerPart& part, const std::string& number, const SampleVector& zero) {
    PartSets result;
    result.weighted.push_back({"A_" + number + "^0", {zero}});
    for (Index r = 1; r <= part.from_source.size(); ++r) {
        result.weighted.push_back(reader.next("A_" + number + "^" + std::to_string(r) + " of " + part.name));
    }
    if (part.activation == nullptr) return result;
    if (!part.to_output.empty()) {
        result.outgoing = reader.next("O_" + number + " of " + part.name);
    } else {
        result.outgoing = NamedSet{"O_" + number, {}};
        if (!result.weighted.back().vectors.empty()) result.outgoing->vectors.insert(zero);
    }
    return result;
}

}  // namespace

std::optional<Fails> misshapen(const TwoLayers& layers, const Reached& reached) {
    const std::size_t samples = layers.zero.size();
    const Index parts = layers.parts.size();
    const Index sums = sets_of_parts(layers);
    if (auto reason = wrong_stretch(reached.sets, 0, sums, samples)) return Fails{"7", *reason, std::nullopt};
    const Index middle = reached.middle.value_or(parts);
    if (middle > parts) return Fails{"8", "/middle: expected at most " + std::to_string(parts), std::nullopt};
    if (auto reason = wrong_stretch(reached.sets, sums, sums + middle, samples))
        return Fails{"8", *reason, std::nullopt};
    const Index end = sums + parts;
    if (auto reason = wrong_stretch(reached.sets, sums + middle, end, samples))
        return Fails{"9", *reason, std::nullopt};
    if (reached.sets.size() > end)
        return Fails{"9", "/reachable/" + std::to_string(end) + ": expected no more sets", {}};
    return std::nullopt;
}

ListedSets listed_sets(const TwoLayers& layers, const Reached& reached) {
    const std::size_t parts = layers.parts.size();
    const std::size_t middle = reached.middle.value_or(parts);
    SetReader reader(reached.sets);
    ListedSets result;
    for (Index p = 1; p <= parts; ++p) {
        result.parts.push_back(next_part(reader, layers.parts[p - 1], std::to_string(p), layers.zero));
    }
    result.from_start.push_back({"F_0", {layers.zero}});
    for (Index p = 1; p <= middle; ++p) result.from_start.push_back(reader.next("F_" + std::to_string(p)));  // [8]
    result.from_end.push_back({"G_" + std::to_string(parts + 1), {layers.zero}});
    for (Index p = parts; p > middle; --p) result.from_end.push_back(reader.next("G_" + std::to_string(p)));  // [9]
    return result;
}

}  // namespace reductio::checkers
