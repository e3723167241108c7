// What the compiler makes of the large data types by itself, compiled here once.

#include "spec/document.hpp"

namespace reductio {

Activation::Activation() = default;
Activation::Activation(const Activation& other) = default;
Activation::Activation(Activation&& other) noexcept = default;
Activation& Activation::operator=(const Activation& other) = default;
Activation& Activation::operator=(Activation&& other) noexcept = default;
Activation::~Activation() = default;
bool Activation::operator==(const Activation& other) const = default;
template <AlternativeOf<AnyActivation> T>
Activation::Activation(T value) : is(std::move(value)) {}
template Activation::Activation(Identity);
template Activation::Activation(Constant);
template Activation::Activation(Polynomial);
template Activation::Activation(PiecewiseLinear);
template Activation::Activation(Rounded);
template Activation::Activation(DecimalEncode);
template Activation::Activation(DecimalProduct);
template Activation::Activation(PublishedDecimalEncode);
template Activation::Activation(PublishedDecimalProduct);
template Activation::Activation(PublishedProbe);

Loss::Loss() = default;
Loss::Loss(const Loss& other) = default;
Loss::Loss(Loss&& other) noexcept = default;
Loss& Loss::operator=(const Loss& other) = default;
Loss& Loss::operator=(Loss&& other) noexcept = default;
Loss::~Loss() = default;
bool Loss::operator==(const Loss& other) const = default;
template <AlternativeOf<AnyLoss> T>
Loss::Loss(T value) : is(std::move(value)) {}
template Loss::Loss(SquaredError);
template Loss::Loss(HalfSquaredError);
template Loss::Loss(AbsoluteError);
template Loss::Loss(ZeroOne);
template Loss::Loss(SignError);
template Loss::Loss(Hinge);
template Loss::Loss(PositiveSign);
template Loss::Loss(CspDecode);
template Loss::Loss(PublishedCspDecode);
template Loss::Loss(Satisfies);
template Loss::Loss(Trace);
template Loss::Loss(BitLoss);
template Loss::Loss(Flagged);
template Loss::Loss(PublishedProbeLoss);

Nnt::Nnt() = default;
Nnt::Nnt(const Nnt& other) = default;
Nnt::Nnt(Nnt&& other) noexcept = default;
Nnt& Nnt::operator=(const Nnt& other) = default;
Nnt& Nnt::operator=(Nnt&& other) noexcept = default;
Nnt::~Nnt() = default;
bool Nnt::operator==(const Nnt& other) const = default;

Document::Document() = default;
Document::Document(const Document& other) = default;
Document::Document(Document&& other) noexcept = default;
Document& Document::operator=(const Document& other) = default;
Document& Document::operator=(Document&& other) noexcept = default;
Document::~Document() = default;
bool Document::operator==(const Document& other) const = default;
template <AlternativeOf<AnyDocument> T>
Document::Document(T value) : is(std::move(value)) {}
template Document::Document(SubsetSum);
template Document::Document(ExactCover);
template Document::Document(TwoCsp);
template Document::Document(Cnf);
template Document::Document(PosSlp);
template Document::Document(BitSlp);
template Document::Document(Polynomial);
template Document::Document(Nnt);
template Document::Document(Gradient);
template Document::Document(Subset);
template Document::Document(Cover);
template Document::Document(Assignment);
template Document::Document(Model);
template Document::Document(Parameters);
template Document::Document(Evaluation);
template Document::Document(Decision);
template Document::Document(Options);
template Document::Document(Refutation);
template Document::Document(Counterexample);
template Document::Document(Certificate);
template Document::Document(Bundle);
template Document::Document(Vectors);

}  // namespace reductio
