#pragma once
// For fuzz/main.cpp only: the commands `campaign`, `status`, `report` and `merge`, and the options of a certification.

#include "fuzz/certify.hpp"
#include "spec/command.hpp"

namespace reductio::fuzz {

/// What is certified, and how; the options of `certify` and `campaign`.
struct CampaignArguments {
    std::vector<std::string> rooms;
    bool all = false;
    std::string variant;
    std::string shard = "0/1";
    Campaign campaign;
};

void define_campaign_options(CLI::App& command, CampaignArguments& arguments);

/// Throws command::Stop where a room or variant is not known.
Subject subject_of(const std::string& room, const std::string& variant);

/// The subjects asked for; throws command::Stop where none are, or both names and --all. Reads the shard too.
std::vector<Subject> read_arguments(const std::string& name, CampaignArguments& arguments);

/// "i/n" with 0 <= i < n; throws command::Stop for anything else.
void read_shard(CampaignArguments& arguments);

/// The table, and under it instances, time, rate.
void print_table(const Report& report, std::uint64_t done, std::chrono::duration<double> spent);

/// As all certifications end: a failure counts most, then what is unknown or was not done.
int exit_code_of(const Report& report);

/// What the commands about stores are given.
struct StoreArguments {
    CampaignArguments campaign;
    std::size_t batch = 64;
    std::string folder;
    std::vector<std::string> stores;
    std::string svg, markdown, json, junit;
};

void define_store_commands(CLI::App& app, StoreArguments& arguments, int& status);

}  // namespace reductio::fuzz
