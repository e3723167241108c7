// Comparing with another implementation: with this one through `serve` it has full marks, and whatever goes wrong on
// the way is found.

#include "fuzz/compare.hpp"
#include "fuzz/serve.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::Fails;

const std::string subset_sum = "subset-sum-to-dnnt";

std::string serve() { return (programs() / "reductio-fuzz").string() + " serve"; }

/// What a shell makes of it; `SERVE` stands for the program itself.
std::vector<std::string> shell(std::string script) {
    for (std::size_t at; (at = script.find("SERVE")) != std::string::npos;) script.replace(at, 5, serve());
    return {"sh", "-c", script};
}

/// Answers on their way through a sed script.
std::vector<std::string> edited(const std::string& script) { return shell("SERVE | sed -u '" + script + "'"); }

fuzz::Challenge challenge_of(const std::vector<std::string>& command) {
    fuzz::Challenge challenge;
    challenge.command = command;
    challenge.rooms = {subset_sum};
    challenge.count = 4;
    challenge.corners = false;
    return challenge;
}

fuzz::Scorecard compared(const fuzz::Challenge& challenge) {
    auto scorecard = fuzz::compare(challenge);
    if (!scorecard) throw std::runtime_error(scorecard.error().message);
    return *std::move(scorecard);
}

const fuzz::Finding* finding_of(const fuzz::Scorecard& scorecard, const std::string& obligation) {
    for (const auto& finding : scorecard.rooms.front().report.findings)
        if (finding.obligation == obligation) return &finding;
    return nullptr;
}

TEST(Compare, WithItselfHasFullMarks) {
    fuzz::Challenge challenge = challenge_of(shell("exec SERVE"));
    challenge.rooms.clear();
    challenge.count = 3;
    challenge.settings.exact = true;
    const auto scorecard = compared(challenge);
    EXPECT_TRUE(scorecard.complete);
    EXPECT_FALSE(fuzz::any_fault(scorecard)) << fuzz::to_table(scorecard);
    EXPECT_EQ(scorecard.rooms.size(), fuzz::reduction_names().size());
    for (const auto& room : scorecard.rooms) EXPECT_EQ(fuzz::level_of(room), 5) << room.report.room;
    EXPECT_EQ(fuzz::level_of(scorecard), 5);
}

TEST(Compare, IsTheSameFromTheSameSeed) {
    const auto challenge = challenge_of(edited("s/\"gamma\": \"0\"/\"gamma\": \"1\"/"));
    EXPECT_EQ(fuzz::to_json(compared(challenge)), fuzz::to_json(compared(challenge)));
}

TEST(Compare, FindsAChangedNumberMakesItSimpleAndSavesIt) {
    auto challenge = challenge_of(edited("s/\"gamma\": \"0\"/\"gamma\": \"1\"/"));
    challenge.count = 20;
    challenge.save = scratch() / "saved";
    const auto scorecard = compared(challenge);
    EXPECT_TRUE(fuzz::any_fault(scorecard));
    EXPECT_LT(fuzz::level_of(scorecard), 3);
    const auto* finding = finding_of(scorecard, "equivalence");
    ASSERT_TRUE(finding) << fuzz::to_table(scorecard);
    const auto found = parsed_as<Counterexample>(read_file(finding->file));
    EXPECT_EQ(found.obligation, "equivalence");
    EXPECT_LE(std::get<SubsetSum>(found.source->is).items.size(), 1u);
    ASSERT_TRUE(found.target);
    EXPECT_EQ(std::get<Nnt>((*found.target)->is).gamma, 1) << "as the other program built it";
    EXPECT_NE(fuzz::to_table(scorecard).find("simplest: "), std::string::npos);
}

TEST(Compare, FindsAWrongEvaluationAndAWrongDecision) {
    auto challenge =
        challenge_of(edited("s/\"within\": true/\"within\": false/; s/\"answer\": \"yes\"/\"answer\": \"no\"/"));
    challenge.count = 20;
    const auto scorecard = compared(challenge);
    EXPECT_TRUE(finding_of(scorecard, "evaluate"));
    EXPECT_TRUE(finding_of(scorecard, "decide"));
    EXPECT_FALSE(finding_of(scorecard, "backward"));
    EXPECT_EQ(fuzz::level_of(scorecard), 0);
}

TEST(Compare, OtherBytesAreAFaultOnlyWhereTheyMustBeOurs) {
    auto challenge = challenge_of(edited("s/\"name\": \"t\"/\"name\": \"out\"/"));
    auto scorecard = compared(challenge);
    EXPECT_FALSE(fuzz::any_fault(scorecard)) << fuzz::to_table(scorecard);
    EXPECT_EQ(fuzz::level_of(scorecard), 4);
    challenge.settings.exact = true;
    scorecard = compared(challenge);
    EXPECT_TRUE(finding_of(scorecard, "bytes"));
}

TEST(Compare, WhatIsUnsupportedIsNoFaultButLowersTheLevel) {
    const std::pair<std::string, int> levels[] = {{"evaluate", 0}, {"decide", 1}, {"reduce", 2}, {"lift", 3}};
    for (const auto& [op, level] : levels) {
        auto scorecard = compared(challenge_of(edited("s/\"" + op + "\"/\"another\"/")));
        EXPECT_FALSE(fuzz::any_fault(scorecard)) << op;
        EXPECT_EQ(fuzz::level_of(scorecard), level) << op << '\n' << fuzz::to_table(scorecard);
    }
    const auto refused =
        compared(challenge_of(edited("s/\"result\": {\"reductio\": 1, \"kind\": \"subset\".*/\"error\": {\"code\": "
                                     "\"unsupported\", \"message\": \"\"}}/")));
    EXPECT_FALSE(fuzz::any_fault(refused)) << fuzz::to_table(refused);
    EXPECT_EQ(fuzz::level_of(refused), 3);
}

/// The one breakdown that there is; the level is 0.
void expect_breakdown(const std::vector<std::string>& command, const std::string& kind, const std::string& reason) {
    auto challenge = challenge_of(command);
    challenge.count = 2;
    challenge.limits = {2, 1 << 20};
    const auto scorecard = compared(challenge);
    const auto* finding = finding_of(scorecard, kind);
    ASSERT_TRUE(finding) << kind << '\n' << fuzz::to_table(scorecard);
    EXPECT_NE(finding->reason.find(reason), std::string::npos) << finding->reason;
    EXPECT_NE(finding->reason.find("the request: {\"op\": \""), std::string::npos) << finding->reason;
    EXPECT_EQ(finding->count, 2u) << "started again for the next instance";
    EXPECT_EQ(fuzz::level_of(scorecard), 0);
}

TEST(Compare, FindsACrash) {
    expect_breakdown(shell("read line; echo \"$line\" | SERVE; exit 3"), "crash", "ended with exit code 3");
    expect_breakdown(shell("read line; echo \"$line\" | SERVE; kill -SEGV $$"), "crash", "died: Segmentation fault");
}

TEST(Compare, FindsAHang) {
    expect_breakdown(edited("/\"within\"/d"), "time", "no answer after 2 s");
    expect_breakdown(shell("read line; echo \"$line\" | SERVE; sleep 100"), "time", "no answer after 2 s");
}

TEST(Compare, FindsNonsense) {
    expect_breakdown(edited("s/\"within\"/within/"), "protocol", "no answer of the protocol");
    expect_breakdown(edited("/decision/s/\"id\": [0-9]*/\"id\": 999999/"), "protocol", "an answer with the id 999999");
    expect_breakdown(edited("s/\"kind\": \"decision\"/&, \"answer\": \"no\"/"), "protocol",
                     "expected each member once");
    expect_breakdown(edited("/decision/s/$/\\n/"), "protocol", "answer");  // a line too many, whenever it is noticed
    expect_breakdown(
        shell("read line; echo \"$line\" | SERVE; read line; head -c 3000000 /dev/zero | tr \"\\0\" x; sleep 9"),
        "protocol", "answers with more than 1048576 bytes");
}

TEST(Compare, GivesARoomUpAfterBreakdownsInARow) {
    auto challenge = challenge_of(shell("read line; echo \"$line\" | SERVE"));
    challenge.rooms = {subset_sum, "cnf-to-erm"};
    challenge.count = 40;
    const auto scorecard = compared(challenge);
    for (const auto& room : scorecard.rooms) {
        EXPECT_TRUE(room.given_up);
        EXPECT_EQ(room.report.done, 5u);
    }
    EXPECT_NE(fuzz::to_table(scorecard).find("given up after 5 instances"), std::string::npos);
}

TEST(Peers, ThatDoNotReadOrAnswerTooEarlyAreNotWaitedFor) {
    const std::string long_line(1 << 20, 'x');
    fuzz::Peer deaf({"sleep", "100"}, {1, 1 << 20});
    EXPECT_EQ(std::get<fuzz::Death>(deaf.ask(long_line)).kind, "time");
    fuzz::Peer hasty({"sh", "-c", "echo early; sleep 100"}, {5, 1 << 20});
    EXPECT_EQ(std::get<fuzz::Death>(hasty.ask(long_line)).kind, "protocol");
    fuzz::Peer echo({"cat"}, {5, 1 << 21});
    EXPECT_EQ(std::get<std::string>(echo.ask(long_line)), long_line);
    EXPECT_EQ(std::get<std::string>(echo.ask("again")), "again");
    fuzz::Peer closed({"sh", "-c", "exec <&- ; sleep 0.2; echo late"}, {5, 1 << 20});
    EXPECT_EQ(std::get<fuzz::Death>(closed.ask(long_line)).kind, "protocol") << "an answer to what was not read";
}

TEST(Compare, TheProgramSaysInOneLineWhatItCannotTalkTo) {
    const auto refused = [](const std::string& arguments) {
        const auto outcome = run("reductio-fuzz compare --time-limit 1 " + arguments);
        EXPECT_EQ(outcome.code, 2) << arguments << outcome.out;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        return outcome.err;
    };
    EXPECT_NE(refused("-- ./no-such-program").find("cannot be started: ./no-such-program: No such file"),
              std::string::npos);
    EXPECT_NE(refused("-- true").find("does not answer hello: ended with exit code 0"), std::string::npos);
    EXPECT_NE(refused("-- sleep 100").find("no answer after 1 s"), std::string::npos);
    EXPECT_NE(refused("-- cat").find("does not answer hello"), std::string::npos);
    EXPECT_NE(refused("--room subset-sum-to-dnt -- cat").find("did you mean subset-sum-to-dnnt?"), std::string::npos);
}

TEST(Compare, TheProgramWritesScorecards) {
    const std::string peer = " --report report.json --junit report.xml -- sh -c \"reductio-fuzz serve";
    const std::string rooms = "reductio-fuzz compare --room subset-sum-to-dnnt --room cnf-to-erm --count 3";
    const auto right = run(rooms + peer + "\"");
    EXPECT_EQ(right.code, 0) << right.err;
    EXPECT_NE(right.out.find("level 5  overall: reductio"), std::string::npos) << right.out;
    EXPECT_NE(read_file(scratch() / "report.json").find("\"level\": 5"), std::string::npos);
    EXPECT_EQ(read_file(scratch() / "report.xml").find("<failure"), std::string::npos);
    const auto wrong =
        run(rooms + peer + " | sed -u 's/zero-one/sign-error/; s/squared-error/zero-one/; s/total/\\\"/'\"");
    EXPECT_EQ(wrong.code, 1) << wrong.err;
    const auto xml = read_file(scratch() / "report.xml");
    EXPECT_NE(xml.find("<failure message="), std::string::npos) << xml;
    EXPECT_NE(read_file(scratch() / "report.json").find("\"findings\": ["), std::string::npos);
}

}  // namespace
}  // namespace reductio::tests
