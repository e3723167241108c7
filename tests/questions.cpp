// What Z3 is asked when rooms are checked, another solver is asked too: it never says otherwise. A recorder that tells
// the questions wrongly is seen.

#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "checkers/z3_decision.hpp"
#include "fuzz/depth.hpp"
#include "fuzz/questions.hpp"
#include "tests/support.hpp"

namespace reductio::tests {
namespace {

using checkers::AskedQuestions;
using checkers::QuestionRecorder;
using checkers::SolverQuestion;

const std::string cvc5 = "cvc5 --lang smt2 --rlimit=300000 --tlimit=10000";

bool is_here(const std::string& program) {
    if (run("command -v " + program).code == 0) return true;
    std::cout << program << ": not installed, nothing asked\n";
    return false;
}

/// "sat", "unsat", or whatever else the solver has to say first, of every text.
std::vector<std::string> answers(const std::string& solver, const std::vector<std::string>& texts) {
    if (texts.empty()) return {};
    const fs::path folder = scratch() / "asked";
    fs::remove_all(folder);
    std::string names;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        names += std::to_string(i) + " ";
        write_file(folder / std::to_string(i), texts[i]);
    }
    const std::string each = "; do echo next; " + solver + " $i 2>&1; done";
    const Outcome told = run("cd " + folder.string() + " && for i in " + names + each);
    std::vector<std::string> result;
    std::istringstream lines(told.out);
    bool is_first = false;
    for (std::string line; std::getline(lines, line); is_first = line == "next") {
        if (line == "next") result.emplace_back();
        if (is_first && line != "next") result.back() = line;
    }
    EXPECT_EQ(result.size(), texts.size()) << told.err;
    result.resize(texts.size());
    return result;
}

struct Tally {
    std::size_t asked = 0;  // of Z3
    std::size_t open = 0;   // Z3 gave up, and the other was not asked
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t given_up = 0;
    std::vector<std::string> disagreements;

    std::size_t answered() const { return yes + no; }
};

std::ostream& operator<<(std::ostream& out, const Tally& tally) {
    return out << tally.asked << " asked of Z3, " << tally.open << " open there; cvc5: " << tally.yes << " sat, "
               << tally.no << " unsat, " << tally.given_up << " without an answer, " << tally.disagreements.size()
               << " disagreements";
}

/// Without what Z3 said: cvc5 would end with an error where it says otherwise.
std::string without_status(const std::string& text) {
    static const std::regex status("\\(set-info :status [a-z]+\\)\n");
    return std::regex_replace(text, status, "");
}

bool gives_up(const std::string& answer) { return answer == "unknown" || answer == "cvc5 interrupted by timeout."; }

/// The different questions among those that Z3 answered; if there are more than `most`, so many evenly spread.
std::vector<std::string> different(const std::vector<SolverQuestion>& questions, std::size_t most) {
    std::set<std::string> seen;
    std::vector<std::string> texts;
    for (const SolverQuestion& question : questions)
        if (question.answer != Answer::unknown && seen.insert(without_status(question.text)).second)
            texts.push_back(without_status(question.text));
    const std::size_t stride = texts.size() / most + 1;
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < texts.size(); i += stride) chosen.push_back(texts[i]);
    return chosen;
}

Tally compared(const std::vector<SolverQuestion>& questions, std::size_t most) {
    Tally tally;
    const std::vector<std::string> texts = different(questions, most);
    const std::vector<std::string> told = answers(cvc5, texts);
    std::map<std::string, std::string> said;
    for (std::size_t i = 0; i < texts.size(); ++i) said[texts[i]] = told[i];
    for (const SolverQuestion& question : questions) {
        ++tally.asked;
        tally.open += question.answer == Answer::unknown;
        const auto other = said.find(without_status(question.text));
        if (question.answer == Answer::unknown || other == said.end()) continue;
        const bool is_yes = other->second == "sat";
        if (!is_yes && other->second != "unsat") {
            EXPECT_TRUE(gives_up(other->second)) << other->second << '\n' << question.text;
            ++tally.given_up;
            continue;
        }
        ++(is_yes ? tally.yes : tally.no);
        if (is_yes != (question.answer == Answer::yes))
            tally.disagreements.push_back("cvc5 says " + other->second + " to\n" + question.text);
    }
    return tally;
}

/// What is asked of a room, and how many of the questions cvc5 has to answer at least.
struct Share {
    std::string room;
    std::size_t instances;
    std::size_t size;
    std::size_t forall;
    std::size_t least;
    std::function<void(Nnt&)> change = nullptr;  // of the target, so that there is something to ask
};

const std::vector<Share>& shares() {
    static const std::vector<Share> table = {
        {"pos-slp-to-dnnt", 4, 4, 0, 4},
        {"subset-sum-to-dnnt", 8, 5, 5, 30},
        {"two-csp-to-dnnt", 8, 5, 2, 40},
        {"exact-cover-to-dnnt", 8, 5, 2, 30},
        {"dnnt-to-cnnt", 6, 2, 2, 50},
        {"two-layer-solver", 16, 5, 0, 4},
        {"product-identity", 4, 3, 0, 4},
        {"bit-slp-to-erm", 6, 3, 0, 20},
        {"pos-slp-to-hinge-erm", 6, 3, 0, 20},
        {"cnf-to-erm", 8, 5, 0, 12},
        // As built, the loss says itself that the outputs satisfy the formula; with more allowed it does not.
        {"cnf-to-erm", 8, 3, 0, 8, [](Nnt& target) { target.gamma = 1; }},
        {"cnf-to-two-csp", 8, 5, 0, 12},
        {"cnf-to-subset-sum", 8, 5, 0, 12},
    };
    return table;
}

/// Of these Z3 is asked nothing: their sources and targets are computed, and their proofs are exact algebra.
const std::set<std::string> without_questions = {"slp-to-bounded-slp", "bit-slp-to-scalar-erm",
                                                 "pos-slp-to-backprop-sign", "bit-slp-to-backprop-bit"};

fuzz::Subject subject_of(const Share& share) {
    fuzz::Subject subject = *fuzz::find_subject(share.room);
    if (!share.change) return subject;
    const auto reduce = subject.variant.reduce;
    subject.variant.reduce = [reduce, change = share.change](const Document& source, const Options& options) {
        Result<Document> target = reduce(source, options);
        if (target) change(std::get<Nnt>(target->is));
        return target;
    };
    return subject;
}

std::vector<SolverQuestion> questions_of(const Share& share) {
    const fuzz::Subject subject = subject_of(share);
    AskedQuestions asked(share.room);
    for (std::size_t i = 0; i < fuzz::scaled(share.instances); ++i) {
        fuzz::Choices choices = fuzz::seeded(7, share.room, i);
        fuzz::ask_about(subject, subject.generate(choices, fuzz::Size::of(share.size)), asked);
    }
    fuzz::ask_about_shapes(subject, share.forall, asked);
    EXPECT_EQ(asked.left_out(), 0u);
    std::vector<SolverQuestion> questions;
    for (const auto& one : asked.all()) questions.push_back(one.question);
    return questions;
}

TEST(Questions, EveryRoomHasAShare) {
    for (const std::string& room : fuzz::subject_names()) {
        const bool has = std::ranges::any_of(shares(), [&](const Share& share) { return share.room == room; });
        EXPECT_NE(has, without_questions.contains(room)) << room;
    }
    for (const std::string& room : without_questions) EXPECT_TRUE(questions_of({room, 4, 4, 1, 0}).empty()) << room;
}

TEST(Questions, AnotherSolverAgrees) {
    if (!is_here("cvc5")) return;
    Tally all;
    for (const Share& share : shares()) {
        const Tally tally = compared(questions_of(share), fuzz::scaled(60));
        std::cout << share.room << (share.change ? ", changed" : "") << ": " << tally << "; at least " << share.least
                  << " to be answered\n";
        EXPECT_TRUE(tally.disagreements.empty()) << share.room << ": " << tally.disagreements.front();
        const bool is_whole = fuzz::scaled(10) >= 10;
        EXPECT_GE(tally.answered(), is_whole ? share.least : 0) << share.room;
        all.yes += tally.yes;
        all.no += tally.no;
        all.given_up += tally.given_up;
    }
    EXPECT_GT(all.yes, 0u);
    EXPECT_GT(all.no, 0u);
    EXPECT_LE(10 * all.given_up, all.answered());
}

/// The beginnings of the assertions, and the end of the last.
std::vector<std::size_t> assertions(const std::string& text) {
    std::vector<std::size_t> places;
    for (auto at = text.find("\n(assert"); at != std::string::npos; at = text.find("\n(assert", at + 1))
        places.push_back(at);
    places.push_back(text.find("\n(check-sat)"));
    return places;
}

struct Fault {
    std::string name;
    void (*plant)(SolverQuestion& question);
};

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all = {
        {"Z3's answer is negated",
         [](SolverQuestion& question) { question.answer = question.answer == Answer::yes ? Answer::no : Answer::yes; }},
        {"the first assertion is dropped",
         [](SolverQuestion& question) {
             const auto places = assertions(question.text);
             if (places.size() > 1) question.text.erase(places[0], places[1] - places[0]);
         }},
        {"the last assertion is dropped",
         [](SolverQuestion& question) {
             const auto places = assertions(question.text);
             if (places.size() > 1) question.text.erase(places.end()[-2], places.back() - places.end()[-2]);
         }},
        {"an integer is a real",
         [](SolverQuestion& question) {
             question.text = std::regex_replace(question.text, std::regex("\\) Int\\)"), ") Real)");
             question.text = std::regex_replace(question.text, std::regex("\\(to_real ([^ ()]+)\\)"), "$1");
         }},
        {"numbers lose their sign",
         [](SolverQuestion& question) {
             question.text = std::regex_replace(question.text, std::regex("\\(- ([0-9.]+)\\)"), "$1");
         }},
    };
    return all;
}

/// First what turns on one thing each: an integer being none between 0 and 1, a sign. Then what is asked of rooms, in
/// several assertions.
std::vector<SolverQuestion> telling() {
    const auto asked = [](const std::string& sort, const std::string& first, const std::string& second) {
        return SolverQuestion{"(set-logic ALL)\n(declare-fun a () " + sort + ")\n(assert " + first + ")\n(assert " +
                                  second + ")\n(check-sat)\n(exit)\n",
                              Answer::no};
    };
    std::vector<SolverQuestion> questions = {asked("Int", "(< 0.0 (to_real a))", "(< (to_real a) 1.0)"),
                                             asked("Real", "(< a (- 1.0))", "(< 0.0 a)")};
    for (const Share& share : {Share{"subset-sum-to-dnnt", 2, 3, 3, 0}, Share{"exact-cover-to-dnnt", 2, 3, 2, 0}})
        for (const SolverQuestion& question : questions_of(share))
            if (assertions(question.text).size() > 2) questions.push_back(question);
    return questions;
}

TEST(Questions, PlantedFaultsAreSeen) {
    if (!is_here("cvc5")) return;
    const std::vector<SolverQuestion> honest = telling();
    EXPECT_TRUE(compared(honest, 30).disagreements.empty());
    for (const Fault& fault : faults()) {
        std::vector<SolverQuestion> told = honest;
        for (SolverQuestion& question : told) fault.plant(question);
        const Tally tally = compared(told, 30);
        EXPECT_FALSE(tally.disagreements.empty()) << fault.name;
        std::cout << fault.name << ": " << tally.disagreements.size() << " of " << tally.answered() << " disagree\n";
    }
}

const Document subset_sum = parsed(R"({"reductio":1,"kind":"subset-sum","items":["3","5"],"target":"8"})");

TEST(Questions, TheInnermostRecorderOfAThreadHears) {
    std::size_t outer = 0, inner = 0;
    const auto decide = [](const checkers::SolverWork& work = {}) { checkers::decide_by_z3(subset_sum, work); };
    decide();
    const QuestionRecorder first([&](const SolverQuestion&) { ++outer; });
    decide();
    EXPECT_EQ(outer, 1u);
    {
        const QuestionRecorder second([&](const SolverQuestion& question) {
            ++inner;
            EXPECT_EQ(question.answer, Answer::unknown);
            EXPECT_NE(question.text.find(":status unknown"), std::string::npos);
        });
        decide({.rlimit = 1});
    }
    EXPECT_EQ(inner, 1u);
    EXPECT_EQ(outer, 1u);
    std::thread(decide, checkers::SolverWork{}).join();
    EXPECT_EQ(outer, 1u);
    decide();
    EXPECT_EQ(outer, 2u);
}

TEST(Questions, ATextIsWhole) {
    std::string text;
    const QuestionRecorder recorder([&](const SolverQuestion& question) { text = question.text; });
    checkers::decide_by_z3(subset_sum);
    EXPECT_TRUE(text.starts_with("(set-info :smt-lib-version 2.6)\n(set-logic ALL)\n(set-info :status sat)\n"));
    EXPECT_TRUE(text.ends_with("(check-sat)\n(exit)\n"));
}

TEST(Questions, WhatIsTooLongIsLeftOutWithAllAfterIt) {
    AskedQuestions asked("subset-sum-to-dnnt", 10);
    asked.during("equivalence", [] {
        checkers::decide_by_z3(subset_sum);
        checkers::decide_by_z3(subset_sum);
        return checkers::Check{checkers::Holds{}};
    });
    EXPECT_TRUE(asked.all().empty());
    EXPECT_EQ(asked.left_out(), 2u);
    EXPECT_EQ(asked.summary(), "equivalence: holds; 2 sat, 0 unsat, 0 unknown\n");
}

/// The program z3 reads the files of the folder, and says what they say it said.
void expect_read_back(const fs::path& folder, std::size_t least) {
    static const std::regex status("\\(set-info :status ([a-z]+)\\)");
    std::vector<std::string> texts;
    for (const fs::path& file : files_below(folder, ".smt2")) texts.push_back(read_file(file));
    EXPECT_GE(texts.size(), least) << folder;
    if (!is_here("z3")) return;
    const auto told = answers("z3 rlimit=30000000 -smt2", texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::smatch said;
        ASSERT_TRUE(std::regex_search(texts[i], said, status)) << texts[i];
        EXPECT_EQ(told[i], said[1]) << texts[i];
    }
}

TEST(Questions, TheCommandsWriteFiles) {
    const fs::path folder = scratch() / "of-fuzz";
    const std::string fuzz = "reductio-fuzz export-questions ";
    const Outcome room = run(fuzz + "subset-sum-to-dnnt --count 3 --forall 3 -o " + folder.string());
    EXPECT_EQ(room.code, 0) << room.err;
    EXPECT_NE(room.out.find("forall: holds; 2 sat, 2 unsat, 0 unknown\n"), std::string::npos) << room.out;
    EXPECT_TRUE(fs::exists(folder / "subset-sum-to-dnnt-equivalence-0001.smt2"));
    EXPECT_EQ(run(fuzz + "two-layer-solver --count 4 -o " + folder.string()).code, 0);
    expect_read_back(folder, 18);
    EXPECT_EQ(run(fuzz + "subset-sum-to-dnnt -o " + folder.string()).code, 2);

    run("reductio example subset-sum-to-dnnt -o s.json && reductio reduce subset-sum-to-dnnt s.json -o t.json");
    const Outcome pair = run("reductio-check export subset-sum-to-dnnt s.json t.json -o pair");
    EXPECT_EQ(pair.out, "equivalence: holds; 2 sat, 0 unsat, 0 unknown\n2 questions in pair\n") << pair.err;
    expect_read_back(scratch() / "pair", 2);
}

TEST(Questions, TheCommandsRefuse) {
    run("reductio example subset-sum-to-dnnt -o s.json && reductio reduce subset-sum-to-dnnt s.json -o t.json");
    const Outcome unknown = run("reductio-check export subset-sum-to-dnn s.json t.json");
    EXPECT_EQ(unknown.code, 2);
    EXPECT_EQ(unknown.err, "no such room: subset-sum-to-dnn (did you mean subset-sum-to-dnnt?)\n");
    EXPECT_EQ(run("reductio-fuzz export-questions subset-sum-to-dnn").code, 2);
    const Outcome file = run("reductio-check export subset-sum-to-dnnt s.json t.json -o s.json");
    EXPECT_EQ(file.code, 2);
    EXPECT_EQ(file.err, "s.json: expected a folder, found a file\n");
    const Outcome longer = run("reductio-check export subset-sum-to-dnnt s.json t.json -o long --max-bytes 100");
    EXPECT_EQ(longer.code, 3);
    EXPECT_EQ(longer.err, "the questions are too long: nothing was written (--max-bytes)\n");
    EXPECT_EQ(run("test -e long").code, 1);
}

}  // namespace
}  // namespace reductio::tests
