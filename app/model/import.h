#pragma once

#include "app/model/interaction.h"

namespace sinan::model {

/// How the columns of one kind of table map to fields; found again by the signature of its header.
struct FieldMapping : Entity {
    std::string signature;   ///< hash of the folded header names
    std::string collection;  ///< target
    std::string name;
    Json columns;            ///< [{"header": …, "field": …, "value_map": {…}, "format": …}]
};

template <>
struct Described<FieldMapping> {
    static constexpr CollectionInfo info{Collection::FieldMapping, "field_mapping", {"字段映射", "Field mappings"}};
    static constexpr std::array fields{
        bind<&FieldMapping::signature>("signature", {"表头", "Header"}, Required | Indexed),
        bind<&FieldMapping::collection>("collection", {"目标", "Target"}, Required),
        bind<&FieldMapping::name>("name", {"名称", "Name"}),
        bind<&FieldMapping::columns>("columns", {"列", "Columns"}),
    };
};

enum class ImportState { Running, Done, Undone };
template <>
struct Choices<ImportState> {
    static constexpr Choice choices[] = {{"running", {"进行中", "Running"}}, {"done", {"已完成", "Done"}}, {"undone", {"已撤销", "Undone"}}};
};

/// One import: one undo. Its chunks name it.
struct ImportRun : Entity {
    std::string file;
    std::string collection;
    ImportState state = ImportState::Running;
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t erased = 0;   ///< people who were erased before and did not come back
    UtcTime startedAt{};
    std::optional<UtcTime> finishedAt;
    std::string actor;
    Attestation attestation = Attestation::NotNeeded;  ///< for recordings: what whoever imported them said
};

template <>
struct Described<ImportRun> {
    static constexpr CollectionInfo info{Collection::ImportRun, "import_run", {"导入", "Imports"}};
    static constexpr std::array fields{
        bind<&ImportRun::file>("file", {"文件", "File"}),
        bind<&ImportRun::collection>("collection", {"目标", "Target"}),
        bind<&ImportRun::state>("state", {"状态", "State"}),
        bind<&ImportRun::added>("added", {"新增", "Added"}),
        bind<&ImportRun::updated>("updated", {"更新", "Updated"}),
        bind<&ImportRun::unchanged>("unchanged", {"未变", "Unchanged"}),
        bind<&ImportRun::refused>("refused", {"拒收", "Refused"}),
        bind<&ImportRun::startedAt>("started_at", {"开始", "Started"}),
        bind<&ImportRun::finishedAt>("finished_at", {"结束", "Finished"}),
        bind<&ImportRun::actor>("actor", {"导入人", "By"}),
        bind<&ImportRun::erased>("erased", {"已删除未导入", "Erased, left out"}),
        bind<&ImportRun::attestation>("attestation", {"知情确认", "Both sides told"}),
    };
};

/// A field of the administrator's own; its values stand in `custom` of the rows.
struct FieldDefinition : Entity {
    std::string collection;
    std::string name;  ///< key in `custom`, ASCII
    std::string labelZh;
    std::string labelEn;
    std::string type;  ///< "text", "integer", "real", "date", "boolean"
};

template <>
struct Described<FieldDefinition> {
    static constexpr CollectionInfo info{Collection::FieldDefinition, "field_definition", {"自定义字段", "Custom fields"}};
    static constexpr std::array fields{
        bind<&FieldDefinition::collection>("collection", {"对象", "Collection"}, Required | Indexed),
        bind<&FieldDefinition::name>("name", {"代号", "Key"}, Required),
        bind<&FieldDefinition::labelZh>("label_zh", {"中文名", "Chinese name"}),
        bind<&FieldDefinition::labelEn>("label_en", {"英文名", "English name"}),
        bind<&FieldDefinition::type>("type", {"类型", "Type"}),
    };
};

} // namespace sinan::model
