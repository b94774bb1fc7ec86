//! Texts of what can be wrong with changes to a scenario (`--set`, measures, stress): codes 07.

/// Hands on the codes in front and these, in front of those of imports and runs.
macro_rules! change_codes {
    ($($before:tt)*) => {
        import_codes! {
            $($before)*
            E0701 Error
            en: "there is no `{name}` among the {list}", "there are: {known}", "Measures and stress switches are named in scenario.toml under [[measures]] and [[stress]].";
            zh: "{list} 中没有 `{name}`", "现有:{known}", "措施和压力开关在 scenario.toml 的 [[measures]] 和 [[stress]] 中命名。";
            E0702 Error
            en: "`{set}` is not of the form path=value", "write for example policy.assessment_min=30", "Changes name a path and its new value.";
            zh: "`{set}` 不是 路径=值 的形式", "例如 policy.assessment_min=30", "修改需给出路径和新的值。";
            E0703 Error
            en: "{file} is not there to be changed", "add the table", "A change can only touch a table that the scenario has.";
            zh: "没有可修改的 {file}", "请先添加该表", "只能修改情景中已有的表。";
            E0704 Error
            en: "{file} has no row `{row}`", "the nearest is `{nearest}`; `*` means every row", "A change names a row by its key.";
            zh: "{file} 中没有 `{row}` 这一行", "最接近的是 `{nearest}`;`*` 表示所有行", "修改以编号指定行。";
            E0705 Error
            en: "there is no `{path}` to set", "did you mean `{nearest}`?", "Paths are section.key (policy.assessment_min) or table.row.column (sites.D01.docks), where `*` means every row.";
            zh: "没有可设置的 `{path}`", "是否应为 `{nearest}`?", "路径为 节.键(policy.assessment_min)或 表.行.列(sites.D01.docks),`*` 表示所有行。";
        }
    };
}
