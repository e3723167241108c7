#include "fuzz/peer_process.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace reductio::fuzz {

namespace {

struct Pipe {
    int read = -1;
    int write = -1;

    bool open() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) return false;
        read = ends[0];
        write = ends[1];
        return true;
    }
    void close_both() const {
        if (read >= 0) close(read);
        if (write >= 0) close(write);
    }
};

/// In the process just forked. A pipe that something else holds open would never end for its reader, so nothing but the
/// three standard ones goes along; and what this program ignores, another need not.
[[noreturn]] void become(const std::vector<std::string>& command, int input, int output, int failure) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) std::signal(signal, SIG_DFL);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    const int error = errno;
    if (write(failure, &error, sizeof error) < 0) _exit(126);
    _exit(127);
}

std::string how_it_ended(int status) {
    if (WIFSIGNALED(status)) return std::string("died: ") + strsignal(WTERMSIG(status));
    return "ended with exit code " + std::to_string(WEXITSTATUS(status));
}

/// The error of the program that could not be executed; 0 if it was.
int error_of(int failure) {
    int error = 0;
    while (read(failure, &error, sizeof error) < 0 && errno == EINTR) continue;
    return error;
}

}  // namespace

std::variant<PeerProcess, std::string> start_peer(const std::vector<std::string>& command) {
    Pipe input, output, failure;
    const auto refused = [&](int error) {
        for (const Pipe& pipe : {input, output, failure}) pipe.close_both();
        return command.front() + ": " + std::strerror(error);
    };
    if (!input.open() || !output.open() || !failure.open()) return refused(errno);
    const pid_t process = fork();
    if (process < 0) return refused(errno);
    if (process == 0) become(command, input.read, output.write, failure.write);
    setpgid(process, process);  // whoever of the two comes first
    close(failure.write);
    failure.write = -1;
    if (const int error = error_of(failure.read)) {
        waitpid(process, nullptr, 0);
        return refused(error);
    }
    close(failure.read);
    close(input.read);
    close(output.write);
    fcntl(input.write, F_SETFL, O_NONBLOCK);
    fcntl(output.read, F_SETFL, O_NONBLOCK);
    return PeerProcess{process, input.write, output.read};
}

std::string bury_peer(pid_t process) {
    int status = 0;
    constexpr int patience = 50;  // times 2 ms
    for (int i = 0; i < patience; ++i) {
        if (waitpid(process, &status, WNOHANG) == process) {
            kill(-process, SIGKILL);
            return how_it_ended(status);
        }
        usleep(2000);
    }
    kill(-process, SIGKILL);
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
    return "closed its output";
}

}  // namespace reductio::fuzz
