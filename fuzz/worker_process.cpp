#include "fuzz/worker_process.hpp"

#include <gmp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <new>

#ifdef REDUCTIO_COVERAGE
extern "C" void __gcov_dump();
#endif

namespace reductio::fuzz {

namespace {

constexpr int out_of_memory = 77;  // exit codes of no other meaning here
constexpr int threw = 78;

[[noreturn]] void end(int code) {
#ifdef REDUCTIO_COVERAGE
    __gcov_dump();  // what ran here was run, though a process that ends like this writes no counters by itself
#endif
    _exit(code);  // what the parent has left to write or to tidy up is the parent's
}

void* or_end(void* memory) {
    if (!memory) end(out_of_memory);
    return memory;
}

/// GMP would abort, which looks like a crash.
void* allocate(std::size_t size) { return or_end(std::malloc(size)); }
void* reallocate(void* memory, std::size_t, std::size_t size) { return or_end(std::realloc(memory, size)); }

void limit_memory(std::size_t mebibytes) {
    std::ifstream statistics("/proc/self/statm");
    rlim_t pages = 0;
    statistics >> pages;
    const rlim_t bytes = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (rlim_t{mebibytes} << 20);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_AS, &limit);
    mp_set_memory_functions(allocate, reallocate, nullptr);
}

/// The parent alone decides what an interrupt means; and without it there is nobody to work for.
void live_with_the_parent() {
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

void send(int pipe, const std::string& line) {
    for (std::size_t sent = 0; sent < line.size();) {
        const ssize_t count = write(pipe, line.data() + sent, line.size() - sent);
        if (count < 0 && errno != EINTR) end(EXIT_FAILURE);
        sent += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
}

}  // namespace

void be_worker(int pipe, std::size_t mebibytes, std::size_t first, std::size_t end_of_items,
               const std::function<std::string(std::size_t)>& answer) noexcept {
    live_with_the_parent();
    limit_memory(mebibytes);
    try {
        for (std::size_t item = first; item < end_of_items; ++item) send(pipe, one_line(answer(item)) + '\n');
    } catch (const std::bad_alloc&) {
        end(out_of_memory);
    } catch (const std::exception& exception) {
        send(pipe, one_line(exception.what()));
        end(threw);
    }
    end(EXIT_SUCCESS);
}

Death death_of(int status, const std::string& last_words, std::size_t mebibytes) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == threw) return {"crash", "threw: " + last_words};
    if (WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory)
        return {"memory", "needed more than " + std::to_string(mebibytes) + " MiB"};
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return {"memory", "killed, as where the machine has no memory left"};
    if (WIFSIGNALED(status)) return {"crash", std::string("died: ") + strsignal(WTERMSIG(status))};
    return {"crash", "ended with exit code " + std::to_string(WEXITSTATUS(status))};
}

}  // namespace reductio::fuzz
