#pragma once
// Questions to another implementation, and its answers as documents. Its functions are put in the place of ours.

#include <map>

#include "fuzz/peer.hpp"
#include "fuzz/protocol.hpp"
#include "impl/room.hpp"

namespace reductio::fuzz {

/// Leaves a check that needs an answer which there is not.
struct NoAnswer {
    std::string kind;  // "unsupported" or "budget", which are no faults; "crash", "time" or "protocol", which are
    std::string reason;

    bool is_fault() const { return kind != "unsupported" && kind != "budget"; }
};

/// What was said, and the line that says it.
struct Told {
    Reply reply;
    std::string line;
};

class Conversation {
  public:
    Conversation(std::vector<std::string> command, const PeerLimits& limits) : peer_(std::move(command), limits) {}

    /// What the program says of itself; or why it cannot be started, or what is wrong with its answer.
    Result<Greeting> greet();

    /// The document asked for, or the error that the program answers with: "malformed" or "precondition".
    Result<Document> ask(const Request& request);

    /// The same answer as it came. The same question is sent once only, until all is forgotten.
    const Told& tell(Request request);
    void forget() { told_.clear(); }

    /// Starts another program at the next question: what this one said is no use.
    void hang_up() { peer_.end(); }

  private:
    std::variant<Told, NoAnswer> exchange(Request& request);

    Peer peer_;
    Integer next_id_ = 1;
    std::map<std::string, std::variant<Told, NoAnswer>> told_;
};

/// The construction as the other program has it: the same directions as ours.
impl::Variant variant_of_peer(Conversation& conversation, const std::string& room, const impl::Variant& ours);

/// The request for a target.
Request reduce_request(const std::string& room, const std::string& variant, const Document& source,
                       const Options& options);

}  // namespace reductio::fuzz
