#include "fuzz/campaign_report.hpp"

#include <algorithm>
#include <tuple>

namespace reductio::fuzz {

namespace {

/// Equal verdicts of many blocks are read once.
struct SameBlocks {
    BlockKey key;  // of one of them
    std::uint64_t blocks = 0;
};

void add_blocks(Report& report, const Store& store) {
    std::map<std::tuple<bool, std::size_t, std::string>, SameBlocks> same;
    store.each_block([&](const DoneBlock& block) {
        if (block.key.room >= report.rooms.size()) store.fail("expected a whole store, found a block of no room");
        if (!block.key.is_shape) report.rooms[block.key.room].done += block.done;
        auto& [key, blocks] = same[{block.key.is_shape, block.key.room, block.verdicts}];
        key = block.key;
        ++blocks;
    });
    for (const auto& [which, blocks] : same)
        add_block(report, store, blocks.key, store.verdicts_of({blocks.key, 0, std::get<2>(which), 0, 0}),
                  blocks.blocks);
}

bool all_done(const BlockList& blocks, const Store& store) {
    std::uint64_t instances = 0, shapes = 0;
    for (const auto& [key, done] : store.done())
        if (blocks.has(key)) (key.is_shape ? shapes : instances) += done;
    return instances == blocks.instances() && shapes == blocks.shapes();
}

/// The finding's document, if one was sought.
const FindingDocument* document_of(const std::vector<FindingDocument>& documents, std::size_t room,
                                   const Finding& finding) {
    for (const FindingDocument& document : documents)
        if (document.room == room && document.obligation == finding.obligation && document.step == finding.step)
            return &document;
    return nullptr;
}

/// The name of a document's file, from the folder of the store.
std::string file_of(const Store& store, const FindingDocument& document) {
    const auto read = read_document(document.text);
    const auto* found = read ? std::get_if<Counterexample>(&read->is) : nullptr;
    if (!found) store.fail("expected a whole store, found damage in its documents");
    return "findings/" + file_name_of(*found);
}

/// False where one has not been sought, or from an instance that is not the first to fail.
bool add_documents(Report& report, const Store& store) {
    const auto documents = store.documents();
    bool all = true;
    for (std::size_t room = 0; room < report.rooms.size(); ++room) {
        for (Finding& finding : report.rooms[room].findings) {
            const auto* document = document_of(documents, room, finding);
            all &= document && document->index == finding.index;
            if (document && !document->text.empty()) finding.file = file_of(store, *document);
        }
    }
    return all;
}

}  // namespace

std::vector<Subject> subjects_of(const Store& store) {
    std::vector<Subject> subjects;
    for (const auto& [room, variant] : store.settings().rooms) {
        auto subject = find_subject(room, variant);
        if (!subject) store.fail("expected rooms of this program, found " + room + " " + variant);
        subjects.push_back(*std::move(subject));
    }
    return subjects;
}

BlockList blocks_of(const std::vector<Subject>& subjects, const StoreSettings& settings) {
    std::vector<std::size_t> shapes;
    for (const Subject& subject : subjects) shapes.push_back(forall_shapes(subject, settings.forall).size());
    return {settings.count, settings.batch, settings.shard, shapes};
}

void add_block(Report& report, const Store& store, const BlockKey& key, const RoomReport& verdicts,
               std::uint64_t times) {
    if (!add_verdicts(report.rooms.at(key.room), verdicts, times))
        store.fail("expected obligations of " + report.rooms[key.room].room + ", found one that it has not");
}

Report report_of(const std::vector<Subject>& subjects, const Store& store) {
    const StoreSettings& settings = store.settings();
    Report report{settings.seed, settings.size, settings.count, settings.forall, settings.shard, false, {}};
    for (const Subject& subject : subjects) report.rooms.push_back(empty_report(subject));
    add_blocks(report, store);
    for (RoomReport& room : report.rooms) sort_findings(room);
    const bool documents = add_documents(report, store);
    report.complete = documents && all_done(blocks_of(subjects, settings), store);
    return report;
}

}  // namespace reductio::fuzz
