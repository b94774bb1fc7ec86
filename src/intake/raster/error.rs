//! What can be wrong with a raster, and the nearest mend, in English and Chinese side by side.

use std::fmt;

use super::bounds::Bounds;
use super::plausible::Doubt;
use crate::text::Lang;

/// Why a raster cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum RasterError {
    /// Neither name nor bytes tell the format.
    UnknownFormat {
        /// Name of the file.
        file: String,
    },
    /// The file is cut off or contradicts itself.
    Damaged {
        /// What was found, in English; libraries speak no other language.
        reason: String,
    },
    /// The file is sound but of a kind that is not read.
    Unsupported {
        /// What kind.
        what: String,
    },
    /// The grid is turned, sheared or south-up.
    Rotated,
    /// The file does not say where it lies.
    NoPlace,
    /// More than one band.
    Bands {
        /// How many.
        bands: usize,
    },
    /// The file does not name its reference system.
    NoCrs,
    /// The file names a reference system that is not supported.
    UnknownCrs {
        /// In its words.
        stated: String,
    },
    /// The coordinates cannot be in the system that is claimed.
    LyingCrs {
        /// The system, for instance `EPSG:4326`.
        crs: String,
        /// What gives it away.
        doubt: Doubt,
        /// The grid in the units of the file.
        bounds: Bounds,
    },
    /// More cells than allowed.
    TooLarge {
        /// Cells that would have to be read.
        cells: f64,
        /// Cells allowed.
        limit: usize,
    },
    /// The grid lies elsewhere than the district.
    NoOverlap {
        /// The grid, in degrees, if it can be told.
        raster: Option<Bounds>,
        /// The district, in degrees.
        district: Bounds,
    },
    /// Too many cells without a value.
    Voids {
        /// Void cells.
        voids: usize,
        /// All cells.
        cells: usize,
        /// Share allowed.
        limit: f64,
    },
    /// The name of an SRTM tile does not tell its corner.
    HgtName {
        /// Name of the file.
        file: String,
    },
    /// The length of an SRTM tile is not that of a square.
    HgtSize {
        /// Bytes.
        bytes: usize,
    },
    /// A line of the head of an ASCII grid is missing.
    AsciiHeader {
        /// Its key.
        key: &'static str,
    },
    /// Something in an ASCII grid is no number.
    AsciiValue {
        /// Line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// An ASCII grid holds more or fewer values than its head says.
    AsciiCount {
        /// Values by the head.
        expected: usize,
        /// Values that are there.
        found: usize,
    },
}

/// What is wrong and the nearest mend, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RasterText {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: String,
}

impl RasterError {
    pub(super) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged {
            reason: reason.into(),
        }
    }
    pub(super) fn unsupported(what: impl Into<String>) -> Self {
        Self::Unsupported { what: what.into() }
    }

    /// The texts in a language.
    pub fn text(&self, lang: Lang) -> RasterText {
        let [en, zh, mend_en, mend_zh] = self.texts();
        RasterText {
            message: lang.pick(&en, &zh).to_owned(),
            mend: lang.pick(&mend_en, &mend_zh).to_owned(),
        }
    }

    /// English, Chinese, mend in English, mend in Chinese.
    #[allow(clippy::too_many_lines, reason = "a table: one row an error")]
    fn texts(&self) -> [String; 4] {
        match self {
            Self::UnknownFormat { file } => [
                format!("\"{file}\" is no GeoTIFF, SRTM tile or ASCII grid"),
                format!("“{file}”不是 GeoTIFF、SRTM 图块或 ASCII 栅格"),
                "give a .tif, .hgt or .asc file; unpack archives first".into(),
                "请提供 .tif、.hgt 或 .asc 文件;压缩包须先解压".into(),
            ],
            Self::Damaged { reason } => [
                format!("the raster is damaged: {reason}"),
                format!("栅格文件损坏:{reason}"),
                "fetch the file again; if it stays so, write it anew: gdal_translate in.tif out.tif".into(),
                "请重新获取文件;仍不行时重新导出:gdal_translate in.tif out.tif".into(),
            ],
            Self::Unsupported { what } => [
                format!("rasters of this kind are not read: {what}"),
                format!("不支持此类栅格:{what}"),
                "write it anew: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif".into(),
                "请重新导出:gdal_translate -co COMPRESS=DEFLATE in.tif out.tif".into(),
            ],
            Self::Rotated => [
                "the grid is turned or south-up".into(),
                "栅格有旋转或南北颠倒".into(),
                "turn it north-up: gdalwarp in.tif out.tif".into(),
                "请转为北向上:gdalwarp in.tif out.tif".into(),
            ],
            Self::NoPlace => [
                "the file does not say where its cells lie".into(),
                "文件没有说明像元的位置".into(),
                "give a GeoTIFF with its corner and cell size; a .tfw file beside it is not read".into(),
                "请提供带角点坐标和像元大小的 GeoTIFF;不读取旁边的 .tfw 文件".into(),
            ],
            Self::Bands { bands } => [
                format!("the file has {bands} bands, not one"),
                format!("文件有 {bands} 个波段,应为 1 个"),
                "take one out: gdal_translate -b 1 in.tif out.tif".into(),
                "请取出一个波段:gdal_translate -b 1 in.tif out.tif".into(),
            ],
            Self::NoCrs => [
                "the file does not name its coordinate reference system".into(),
                "文件没有说明坐标参考系".into(),
                "state it, for instance --crs EPSG:4490 (degrees) or --crs EPSG:4526 (metres, belt 38)".into(),
                "请用 --crs 指明,如 --crs EPSG:4490(经纬度)或 --crs EPSG:4526(米,38 带)".into(),
            ],
            Self::UnknownCrs { stated } => [
                format!("the coordinate reference system is not supported: {stated}"),
                format!("不支持该坐标参考系:{stated}"),
                "project it: gdalwarp -t_srs EPSG:4490 in.tif out.tif; or state the right one with --crs".into(),
                "请投影:gdalwarp -t_srs EPSG:4490 in.tif out.tif;或用 --crs 指明正确的".into(),
            ],
            Self::LyingCrs { crs, doubt, bounds } => lying(crs, *doubt, bounds),
            Self::TooLarge { cells, limit } => [
                format!("{cells:.0} cells are too many; at most {limit} are read"),
                format!("像元 {cells:.0} 个,超过上限 {limit} 个"),
                "cut out the district: gdalwarp -te west south east north in.tif out.tif".into(),
                "请裁出本区范围:gdalwarp -te 西 南 东 北 in.tif out.tif".into(),
            ],
            Self::NoOverlap { raster, district } => {
                let raster = raster.map_or_else(|| "?".to_owned(), |bounds| bounds.to_string());
                [
                    format!("the raster lies at {raster}, the district at {district}: they do not meet"),
                    format!("栅格范围 {raster},本区范围 {district},两者不相交"),
                    "give the raster of the district; check --crs and the order of longitude and latitude".into(),
                    "请提供本区的栅格;核对 --crs 和经纬度的先后".into(),
                ]
            }
            Self::Voids { voids, cells, limit } => {
                let share = 100.0 * *voids as f64 / (*cells).max(1) as f64;
                let allowed = 100.0 * limit;
                [
                    format!("{voids} of {cells} cells are void ({share:.1} %); at most {allowed:.1} % may be"),
                    format!("{cells} 个像元中 {voids} 个无值({share:.1} %),上限为 {allowed:.1} %"),
                    "fill them: gdal_fillnodata.py in.tif out.tif; or allow more with --voids".into(),
                    "请填补:gdal_fillnodata.py in.tif out.tif;或用 --voids 放宽".into(),
                ]
            }
            Self::HgtName { file } => [
                format!("the name \"{file}\" does not tell the corner of the SRTM tile"),
                format!("从文件名“{file}”看不出 SRTM 图块的角点"),
                "name it by its south-western corner, for instance N22E112.hgt".into(),
                "请以西南角命名,如 N22E112.hgt".into(),
            ],
            Self::HgtSize { bytes } => [
                format!("an SRTM tile cannot have {bytes} bytes"),
                format!("SRTM 图块不可能是 {bytes} 字节"),
                "fetch it again: 2884802 bytes for 3 seconds of arc, 25934402 for 1".into(),
                "请重新获取:3 角秒为 2884802 字节,1 角秒为 25934402 字节".into(),
            ],
            Self::AsciiHeader { key } => [
                format!("the head of the ASCII grid has no {key}"),
                format!("ASCII 栅格的文件头缺少 {key}"),
                format!("add a line \"{key} …\" before the values"),
                format!("请在数值之前加一行“{key} …”"),
            ],
            Self::AsciiValue { line, text } => [
                format!("line {line} of the ASCII grid: \"{text}\" is no number"),
                format!("ASCII 栅格第 {line} 行:“{text}”不是数字"),
                "write numbers with a decimal point, parted by blanks".into(),
                "请用小数点书写数字,以空格分隔".into(),
            ],
            Self::AsciiCount { expected, found } => [
                format!("the ASCII grid holds {found} values, its head says {expected}"),
                format!("ASCII 栅格有 {found} 个数值,文件头为 {expected} 个"),
                "correct ncols and nrows, or fetch the file again".into(),
                "请更正 ncols 和 nrows,或重新获取文件".into(),
            ],
        }
    }
}

/// The row of [`RasterError::LyingCrs`]: one cell a doubt.
fn lying(crs: &str, doubt: Doubt, bounds: &Bounds) -> [String; 4] {
    let stated = (
        "state the right one with --crs".to_owned(),
        "请用 --crs 指明正确的".to_owned(),
    );
    let (en, zh, (mend_en, mend_zh)) = match doubt {
        Doubt::LooksLikeMetres => (
            "they are no degrees but look like metres",
            "不是度,像是米",
            stated,
        ),
        Doubt::LooksLikeDegrees => (
            "they are no metres but look like degrees",
            "不是米,像是度",
            stated,
        ),
        Doubt::LongitudesTo360 => (
            "its longitudes run from 0 to 360",
            "经度为 0–360",
            (
                "turn them: gdalwarp -t_srs EPSG:4326 --config CENTER_LONG 0 in.tif out.tif"
                    .to_owned(),
                "请转换:gdalwarp -t_srs EPSG:4326 --config CENTER_LONG 0 in.tif out.tif".to_owned(),
            ),
        ),
        Doubt::BeltNumber(fits) => (
            "the number of the belt before the eastings says otherwise",
            "横坐标前的带号与之不符",
            (
                format!("state what fits: --crs {fits}"),
                format!("请指明相符的:--crs {fits}"),
            ),
        ),
        Doubt::FarFromBelt => ("they lie far outside of it", "远在其范围之外", stated),
    };
    [
        format!("the raster claims {crs}, but its coordinates are {bounds}: {en}"),
        format!("栅格声称为 {crs},但坐标为 {bounds}:{zh}"),
        mend_en,
        mend_zh,
    ]
}

impl fmt::Display for RasterError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text(Lang::En);
        write!(to, "{}; {}", text.message, text.mend)
    }
}

impl std::error::Error for RasterError {}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
