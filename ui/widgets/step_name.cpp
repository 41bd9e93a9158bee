#include "ui/widgets/step_name.h"

#include "ui/widgets/model_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace sinan::widgets {

namespace {

// "warning.ignore@1" → "undo.warning_ignore"
std::string labelOf(std::string_view mutation)
{
    std::string label = "undo." + std::string(mutation.substr(0, mutation.find('@')));
    std::replace(label.begin() + 5, label.end(), '.', '_');
    return label;
}

QString textOf(const std::string &id)
{
    const QString text = qtTrId(id.c_str());
    return text == toQt(id) ? QString() : text;
}

QString subjectOf(const Json &arguments)
{
    for (const char *key : {"subject", "customer", "name", "file"}) {
        if (!arguments.is_object() || !arguments.contains(key))
            continue;
        const Json &value = arguments[key];
        if (value.is_string())
            return toQt(value.get<std::string>());
        if (value.is_object() && value.contains("value") && value["value"].is_string())
            return toQt(value["value"].get<std::string>());
    }
    return {};
}

} // namespace

void nameStep(mutations::Mutation &mutation, const QString &subject)
{
    mutation.label = labelOf(mutation.name);
    mutation.labelArguments = subject.isEmpty() ? Json::object() : Json{{"subject", subject.toStdString()}};
}

QString stepText(std::string_view label, const Json &labelArguments, std::string_view name)
{
    QString text = label.empty() ? QString() : textOf(std::string(label));
    if (text.isEmpty())
        text = textOf(labelOf(name));
    if (text.isEmpty())
        text = qtTrId("undo.change");
    const QString subject = subjectOf(labelArguments);
    return subject.isEmpty() ? text : qtTrId("undo.with_subject").arg(text, subject);
}

} // namespace sinan::widgets
