#include "app/base/utf8.h"
#include "app/main/cli/cli.h"
#include "app/main/resources.h"
#include "app/signals/model_text.h"
#include "app/signals/trainer.h"

#include <QSaveFile>

#include <cstdio>

namespace sinan::cli {

namespace {

Result<void> readTalks(const std::string &file, std::vector<signals::TrainingTalk> &talks)
{
    return main::eachJsonLine(std::filesystem::path(QString::fromStdString(file).toStdU16String()), [&talks](Json line, int) -> Result<void> {
        SINAN_ASSIGN(auto talk, signals::readTrainingTalk(line));
        talks.push_back(std::move(talk));
        return {};
    });
}

std::string measured(const signals::KindMeasure &measure)
{
    char line[96];
    std::snprintf(line, sizeof line, "precision %.3f  recall %.3f  F1 %.3f", measure.precision(), measure.recall(), measure.f1());
    return line;
}

Json toJson(const signals::KindMeasure &measure)
{
    return {{"precision", measure.precision()}, {"recall", measure.recall()}, {"f1", measure.f1()},
            {"right", measure.right},           {"wrong", measure.wrong},     {"missed", measure.missed}};
}

void printTraining(const Surroundings &surroundings, const signals::Training &training)
{
    Json kinds = Json::object();
    for (std::size_t k = 0; k < model::signalKindCount; ++k)
        kinds[std::string(nameOf(model::SignalKind(k)))] = toJson(training.kinds[k]);
    if (surroundings.json) {
        print(dumpJson({{"talks", training.talks},
                        {"sentences", training.sentences},
                        {"all", toJson(training.all)},
                        {"lexicon", toJson(training.lexiconAll)},
                        {"whole_talks", toJson(training.whole)},
                        {"kinds", std::move(kinds)}}));
        return;
    }
    for (std::size_t k = 0; k < model::signalKindCount; ++k) {
        const std::string name(nameOf(model::SignalKind(k)));
        print(name + std::string(32 - name.size(), ' ') + measured(training.kinds[k]) + "   lexicon alone F1 " +
              measured(training.lexicon[k]).substr(38));
    }
    print("all kinds                       " + measured(training.all));
    print("the lexicon alone               " + measured(training.lexiconAll));
    print("talks of 5 sentences and more   " + measured(training.whole));
    print(std::to_string(training.talks) + " talks, " + std::to_string(training.sentences) + " sentences; " +
          std::to_string(int(training.quietHeard)) + " of " + std::to_string(int(training.quietTalks)) +
          " quiet ones heard as something");
}

} // namespace

int train(const Surroundings &surroundings, const QStringList &arguments)
{
    std::vector<std::string> files;
    std::vector<std::string> checkFiles;
    bool checking = false;
    signals::TrainingPlan plan;
    QString out;
    for (int i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QLatin1String("--data") || argument == QLatin1String("--check")) {
            checking = argument == QLatin1String("--check");
            continue;
        }
        if (!argument.startsWith(QLatin1String("--"))) {
            (checking ? checkFiles : files).push_back(argument.toStdString());
            continue;
        }
        if (i + 1 >= arguments.size())
            return usage(argument.toStdString() + " needs a value");
        const QString &value = arguments.at(++i);
        if (argument == QLatin1String("--lang"))
            plan.lang = value.toStdString();
        else if (argument == QLatin1String("--out"))
            out = value;
        else if (argument == QLatin1String("--name"))
            plan.version = value.toStdString();
        else
            return usage("train knows no " + argument.toStdString());
    }
    if (files.empty() || (plan.lang != "zh" && plan.lang != "en"))
        return usage("train needs --lang zh or en and files of labelled talk");
    std::vector<signals::TrainingTalk> talks;
    for (const std::string &file : files) {
        if (const auto read = readTalks(file, talks); !read.ok())
            return fail(surroundings, read.error());
    }
    std::vector<signals::TrainingTalk> check;
    for (const std::string &file : checkFiles) {
        if (const auto read = readTalks(file, check); !read.ok())
            return fail(surroundings, read.error());
    }
    const auto lexicon = main::buildDetector(surroundings.resources, main::Models::LeftOut);
    if (!lexicon.ok())
        return fail(surroundings, lexicon.error());
    const auto training = signals::train(*lexicon, talks, check, plan);
    if (!training.ok())
        return fail(surroundings, training.error());
    printTraining(surroundings, *training);
    if (out.isEmpty())
        return Done;
    QSaveFile file(out);
    const std::string text = signals::modelText(training->model);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) != qint64(text.size()) || !file.commit())
        return fail(surroundings, Error{ErrorCode::Unreadable, out.toStdString(), file.errorString().toStdString(), {}});
    return Done;
}

} // namespace sinan::cli
