#include "fuzz/vectors.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checkers/deciders.hpp"
#include "fuzz/corner_cases.hpp"
#include "fuzz/hash.hpp"
#include "fuzz/solution_maps.hpp"
#include "fuzz/vector_flags.hpp"

namespace reductio::fuzz {

namespace {

/// A test as it may become one, and the bytes that it takes.
struct Draft {
    Vector test;
    std::size_t bytes = 0;
    bool is_corner = false;
    bool is_taken = false;

    bool has(const std::string& flag) const { return std::ranges::count(test.flags, flag) > 0; }
};

class Selection {
  public:
    Selection(const Subject& subject, const VectorPlan& plan)
        : subject_(subject), plan_(plan), share_(plan.most_bytes / std::max<std::size_t>(plan.count, 1)) {}

    Vectors run() {
        for (const Instance& instance : corner_cases(subject_.room->name)) add(instance, true);
        const std::size_t most = plan_.count * 60;
        for (std::uint64_t index = 0; index < most && !is_enough(); ++index) add(generated(index), false);
        take_flags();
        take_small([](const Draft& draft) { return draft.is_corner; }, share_);
        take_small([](const Draft&) { return true; }, plan_.most_bytes);
        Vectors vectors{subject_.room->name, subject_.variant.name, {}};
        for (Draft& draft : pool_)
            if (draft.is_taken) vectors.tests.push_back(std::move(draft.test));
        return vectors;
    }

  private:
    /// All sizes in turn, small ones first.
    Instance generated(std::uint64_t index) const {
        Choices choices = seeded(plan_.seed, subject_.room->name, index);
        return subject_.generate(choices, Size::of(2 + index % (default_size - 1)));
    }

    /// What is outside the precondition, or has no known answer, is passed over; and a rare flag is worth a target
    /// above its share, but not any.
    void add(const Instance& instance, bool is_corner) {
        if (!seen_.insert(write_document(instance.source)).second) return;
        auto target = subject_.variant.reduce(instance.source, instance.options);
        if (!target) return;
        checkers::Work work;
        work.candidates = std::size_t(1) << 16;
        const Decision decision = checkers::decide_by_all(instance.source, work);
        if (decision.answer == Answer::unknown) return;
        Vector test{
            id_of(instance.source, instance.options), {}, instance.options, instance.source, *target, decision.answer};
        add_solution(test, work);
        const std::size_t bytes = bytes_of(test);
        if (bytes > 10 * share_) return;
        for (const VectorFlag& flag : flags())
            if (flag.is_on(test)) test.flags.push_back(flag.name);
        for (const std::string& flag : test.flags)
            if (bytes <= share_ || in_pool_[flag] < plan_.each_flag) ++in_pool_[flag];
        small_ += bytes <= share_;
        pool_.push_back({std::move(test), bytes, is_corner});
    }

    /// One solution and its lift, or the distinguished parameters, so that the maps can be tried too.
    void add_solution(Vector& test, const checkers::Work& work) const {
        std::optional<Document> solution;
        if (!subject_.room->solution.empty()) {
            const auto solutions = all_solutions(*test.source, work);
            if (solutions.found.empty()) return;
            solution = solutions.found.back();
            test.solution = Box<Document>(*solution);
        }
        if (!subject_.variant.lift) return;
        auto lifted = subject_.variant.lift(*test.source, solution, test.options);
        if (!lifted) return;
        test.lifted = Box<Document>(*std::move(lifted));
        // Of several solutions with one lift, that which comes back.
        if (!solution || !subject_.variant.extract) return;
        auto back = subject_.variant.extract(*test.source, **test.lifted, test.options);
        if (back) test.solution = Box<Document>(*std::move(back));
    }

    static std::size_t bytes_of(const Vector& test) {
        std::size_t bytes = write_document(*test.source).size() + write_document(*test.target).size();
        if (test.lifted) bytes += write_document(**test.lifted).size();
        return bytes;
    }

    const std::vector<VectorFlag>& flags() const { return flags_of(subject_.room->name); }

    /// Neither answer is to be rare, as far as small tests go.
    std::uint64_t least_of(const std::string& flag, std::size_t bytes) const {
        const bool is_answer = flag == "yes-instance" || flag == "no-instance";
        return is_answer && bytes <= share_ ? std::max<std::uint64_t>(plan_.count / 3, plan_.each_flag)
                                            : plan_.each_flag;
    }

    /// Every flag, and as many tests as it takes with some to choose the small ones from.
    bool is_enough() {
        const auto is_there = [&](const VectorFlag& flag) { return in_pool_[flag.name] >= least_of(flag.name, 0); };
        return std::ranges::all_of(flags(), is_there) && small_ >= plan_.count + plan_.count / 4;
    }

    bool is_full() const { return taken_ >= plan_.count; }

    void take(Draft& draft) {
        draft.is_taken = true;
        ++taken_;
        bytes_ += draft.bytes;
    }

    /// Small ones first; of equal ones the earlier.
    std::vector<Draft*> by_size() {
        std::vector<Draft*> drafts;
        for (Draft& draft : pool_) drafts.push_back(&draft);
        std::ranges::stable_sort(drafts, {}, [](const Draft* draft) { return draft->bytes; });
        return drafts;
    }

    void take_flags() {
        const auto drafts = by_size();
        for (const VectorFlag& flag : flags()) {
            const auto has_it = [&](const Draft& draft) { return draft.is_taken && draft.has(flag.name); };
            auto count = static_cast<std::uint64_t>(std::ranges::count_if(pool_, has_it));
            for (Draft* draft : drafts) {
                if (count >= least_of(flag.name, draft->bytes) || is_full()) break;
                if (draft->is_taken || !draft->has(flag.name)) continue;
                take(*draft);
                ++count;
            }
        }
    }

    void take_small(bool (*is_wanted)(const Draft&), std::size_t most_each) {
        for (Draft* draft : by_size()) {
            if (is_full() || draft->bytes > most_each || bytes_ + draft->bytes > plan_.most_bytes) return;
            if (!draft->is_taken && is_wanted(*draft)) take(*draft);
        }
    }

    const Subject& subject_;
    const VectorPlan& plan_;
    std::size_t share_;           // of the bytes, for each test
    std::set<std::string> seen_;  // sources
    std::vector<Draft> pool_;
    std::map<std::string, std::uint64_t> in_pool_;  // how often each flag occurs
    std::size_t small_ = 0;                         // in the pool, within their share
    std::size_t taken_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace

std::string id_of(const Document& source, const Options& options) {
    const std::uint64_t bits = hash(write_document(source) + write_document(Document{options}));
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (int shift = 60; shift >= 0; shift -= 4) id += digits[bits >> shift & 15];
    return id;
}

Vectors make_vectors(const Subject& subject, const VectorPlan& plan) { return Selection(subject, plan).run(); }

}  // namespace reductio::fuzz
