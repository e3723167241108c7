#include "impl/main_gradient.hpp"

#include "impl/gradient.hpp"

namespace reductio::impl {

namespace {

struct Question {
    Nnt instance;
    Parameters parameters;
};

/// A gradient document brings its parameters along; an nnt document needs them.
Question question_of(const GradientArguments& arguments) {
    const Document document = arguments.files.read(arguments.instance);
    if (const auto* gradient = std::get_if<Gradient>(&document.is)) {
        if (!arguments.parameters.empty())
            throw command::Stop{command::bad_input,
                                arguments.instance + ": a gradient document has its own parameters"};
        Nnt instance;
        instance.network = gradient->network;
        instance.dataset = gradient->dataset;
        instance.loss = gradient->loss;
        return {std::move(instance), {gradient->parameters}};
    }
    const auto* instance = std::get_if<Nnt>(&document.is);
    if (!instance)
        throw command::Stop{command::bad_input, arguments.instance + ": /kind: expected nnt or gradient, found " +
                                                    std::string(kind_of(document))};
    if (arguments.parameters.empty()) throw command::Stop{command::bad_input, "an nnt document needs --parameters"};
    return {*instance, arguments.files.read_as<Parameters>(arguments.parameters, "parameters")};
}

void gradient(const GradientArguments& arguments) {
    const auto [instance, parameters] = question_of(arguments);
    const auto found = gradients(instance, parameters, Budget{arguments.most_bits});
    if (!found) {
        const bool no_derivative = found.error().message.ends_with("derivative") || !found.error().place.empty();
        throw command::Stop{
            no_derivative ? command::bad_input : command::out_of_budget,
            command::line_of(found.error().place.starts_with("/edges") ? arguments.parameters : arguments.instance,
                             found.error())};
    }
    std::string text;
    const auto add = [&](const Parameters& entries) {
        text += arguments.files.pretty ? write_pretty(Document{entries}) : write_document(Document{entries});
    };
    if (arguments.per_sample)
        for (const Parameters& sample : found->samples) add(sample);
    if (arguments.rate.empty()) {
        add(found->total);
    } else {
        const auto rate = parse_rational(arguments.rate);
        if (!rate)
            throw command::Stop{command::bad_input, "--step: expected a rational such as 1/8, found " + arguments.rate};
        add(descended(parameters, found->total, *rate));
    }
    arguments.files.write_text(text);
}

}  // namespace

void define_gradient_command(CLI::App& app, GradientArguments& arguments) {
    auto& sub = *app.add_subcommand("gradient", "Backpropagate: the derivative by every weight and bias, exactly");
    sub.add_option("instance", arguments.instance, "An nnt or gradient document; - is standard input")->required();
    sub.add_option("--parameters", arguments.parameters, "A parameters document, where it is an nnt");
    sub.add_flag("--per-sample", arguments.per_sample, "First the gradient of each sample's loss, one copy of it");
    sub.add_option("--step", arguments.rate, "The parameters after one step of gradient descent at this rate instead");
    sub.add_option("--max-bits", arguments.most_bits, "Most bits of a value")->capture_default_str();
    arguments.files.add_output(sub);
    arguments.files.add_limits(sub);
    sub.callback([&] { gradient(arguments); });
}

}  // namespace reductio::impl
