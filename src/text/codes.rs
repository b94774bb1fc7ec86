//! Error codes: what is wrong, the nearest mend, and the explanation that `reliefsim explain` prints.
//!
//! Texts name values in braces (`{value}`); a finding brings the values. Codes are promises: a code keeps its
//! meaning for ever and is never used again for another. E = error, W = warning.
//! Hundreds: 01 files and encoding, 02 tables, 03 scenario.toml, 04 references, 05 model sense, 06 provenance,
//! 07 changes (`--set`, measures, stress), 08 import, 09 run and output.

use super::Lang;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be used.
    Error,
    /// The scenario can be used, but somebody should look.
    Warning,
}

/// The texts of a code in one language.
#[derive(Clone, Copy, Debug)]
pub struct CodeText {
    /// What is wrong, with values in braces.
    pub message: &'static str,
    /// The nearest mend, with values in braces.
    pub mend: &'static str,
    /// Why it matters and what to do, without values.
    pub explanation: &'static str,
}

macro_rules! codes {
    ($( $code:ident $severity:ident
        en: $en_message:literal, $en_mend:literal, $en_why:literal;
        zh: $zh_message:literal, $zh_mend:literal, $zh_why:literal; )*) => {
        /// Every code the program can print.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[allow(missing_docs, reason = "the texts stand beside each code")]
        pub enum Code { $( $code, )* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[ $( Self::$code, )* ];

            /// The code as printed, for instance `E0204`.
            pub fn name(self) -> &'static str {
                match self { $( Self::$code => stringify!($code), )* }
            }
            /// Whether the scenario can still be used.
            pub fn severity(self) -> Severity {
                match self { $( Self::$code => Severity::$severity, )* }
            }
            /// The texts in this language.
            pub fn text(self, lang: Lang) -> CodeText {
                match (self, lang) { $(
                    (Self::$code, Lang::En) => CodeText { message: $en_message, mend: $en_mend, explanation: $en_why },
                    (Self::$code, Lang::Zh) => CodeText { message: $zh_message, mend: $zh_mend, explanation: $zh_why },
                )* }
            }
        }
    };
}

codes! {
    E0101 Error
    en: "file not found: {file}", "create it, or run `reliefsim new` for a folder that has it", "A scenario folder must hold scenario.toml and the tables that its hazards and targets use. Names are lower case and fixed.";
    zh: "找不到文件:{file}", "请创建该文件,或运行 `reliefsim new` 得到完整的文件夹", "情景文件夹必须有 scenario.toml 以及所用灾种和指标需要的数据表,文件名固定为小写。";
    E0801 Error
    en: "{file} cannot be read as an OpenStreetMap pbf file: {reason}", "fetch the extract again, whole, as .osm.pbf", "The file is cut off, damaged or of another kind. An import takes either a whole file or nothing: half a road network would answer wrongly without a word.";
    zh: "{file} 不能作为 OpenStreetMap pbf 文件读取:{reason}", "请重新完整下载 .osm.pbf 格式的数据", "文件被截断、损坏或不是该格式。导入要么读完整个文件,要么不读:半个路网会悄悄给出错误的答案。";
    E0802 Error
    en: "{file} holds no road that a lorry drives", "take an extract that covers the district", "The import found no way of a drivable class. The extract may be clipped to another place, or hold only points.";
    zh: "{file} 中没有可通货车的道路", "请使用覆盖本地区的数据", "导入没有找到可行车等级的道路。数据可能裁剪到了别处,或只含点。";
    E0803 Error
    en: "{file} has no column {column}", "name the column {column}, or export the table as GMNS", "A GMNS link table needs link_id, from_node_id, to_node_id and length; a node table needs node_id, x_coord and y_coord. Names cut to 10 characters are understood.";
    zh: "{file} 缺少列 {column}", "请将该列命名为 {column},或按 GMNS 格式导出", "GMNS 路段表须有 link_id、from_node_id、to_node_id、length,节点表须有 node_id、x_coord、y_coord;截断为 10 个字符的列名也能识别。";
    E0804 Error
    en: "{column}: {value} is not a number", "write a plain number", "Coordinates and lengths must be numbers with a decimal point, without units or thousands marks.";
    zh: "{column}:{value} 不是数字", "请写成普通数字", "坐标和长度须为数字,用小数点,不带单位和千分位。";
    E0805 Error
    en: "link {link} names node {node}, which the node table does not hold", "add the node, or take the link out", "Every link runs between two nodes of the node table.";
    zh: "路段 {link} 引用了节点表中没有的节点 {node}", "请补充该节点或删去该路段", "每个路段的两端都须在节点表中。";
    E0806 Error
    en: "{column} {value} stands twice", "give every row its own name", "Nodes and links are told apart by their names.";
    zh: "{column} {value} 重复", "请使每行的编号各不相同", "节点和路段靠编号区分。";
    E0807 Error
    en: "{file} holds no link for motor vehicles", "check the column allowed_uses", "Links that only walkers and bicycles may use are left out; nothing was left.";
    zh: "{file} 中没有机动车可用的路段", "请检查 allowed_uses 列", "只许步行和自行车的路段会略去,结果一个也没有剩下。";
    E0808 Error
    en: "{file} is not a table that can be read: {reason}", "save it as CSV in UTF-8 with one header line", "The file must be comma-separated text in UTF-8 with the same number of cells in every line.";
    zh: "{file} 不是可读取的表格:{reason}", "请保存为带一行表头的 UTF-8 编码 CSV", "文件须为 UTF-8 编码、逗号分隔的文本,每行的格数相同。";
}

impl std::str::FromStr for Code {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_ascii_uppercase();
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.name() == text)
            .ok_or(())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Puts values into the braces of a text.
pub fn fill(text: &str, values: &[(&'static str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn values(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect()
    }

    #[test]
    fn every_code_speaks_both_languages_with_the_same_values() {
        for &code in Code::ALL {
            let (en, zh) = (code.text(Lang::En), code.text(Lang::Zh));
            for (a, b) in [
                (en.message, zh.message),
                (en.mend, zh.mend),
                (en.explanation, zh.explanation),
            ] {
                assert!(!a.is_empty() && !b.is_empty(), "{code}");
                assert_eq!(values(a), values(b), "{code}");
            }
            assert_eq!(
                code.name().starts_with('E'),
                code.severity() == Severity::Error,
                "{code}"
            );
        }
    }

    #[test]
    fn codes_are_in_order_and_read_back() {
        assert!(
            Code::ALL
                .windows(2)
                .all(|pair| pair[0].name()[1..] < pair[1].name()[1..])
        );
        assert!(
            Code::ALL
                .iter()
                .all(|code| code.name().to_lowercase().parse() == Ok(*code))
        );
    }
}
