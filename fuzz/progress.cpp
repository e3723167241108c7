#include "fuzz/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace reductio::fuzz {

namespace {

constexpr std::chrono::milliseconds pause{250};

std::string time_of(double seconds) {
    const auto whole = static_cast<long>(seconds);
    std::ostringstream out;
    if (whole >= 3600) out << whole / 3600 << " h ";
    if (whole >= 60) out << whole / 60 % 60 << " min ";
    out << whole % 60 << " s";
    return out.str();
}

}  // namespace

Progress::Progress(std::uint64_t total, std::size_t seconds)
    : total_(total), seconds_(seconds), terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::uint64_t done, std::size_t findings) {
    if (!terminal_ || Clock::now() - last_ < pause) return;
    last_ = Clock::now();
    const double spent = elapsed().count();
    const double rate = static_cast<double>(done) / spent;
    double left = static_cast<double>(total_ - done) / std::max(rate, 0.001);
    if (seconds_ > 0) left = std::min(left, std::max(0.0, static_cast<double>(seconds_) - spent));
    std::ostringstream line;
    line << done << '/' << total_ << "  " << static_cast<long>(rate) << "/s  " << findings << " findings  "
         << time_of(left) << " left";
    clear();
    std::cerr << line.str() << std::flush;
    shown_ = true;
}

void Progress::say(const std::string& line) {
    clear();
    std::cerr << line << std::endl;
}

void Progress::clear() {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
    shown_ = false;
}

}  // namespace reductio::fuzz
