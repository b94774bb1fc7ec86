//! US customary units, in which the fuel models and the spread equations were published.

/// Metres in one foot.
pub const M_PER_FT: f64 = 0.304_8;
/// Feet a minute in one metre a second.
pub const FT_MIN_PER_M_S: f64 = 60.0 / M_PER_FT;
/// Metres a minute in one chain (66 ft) an hour.
pub const M_MIN_PER_CHAIN_H: f64 = 66.0 * M_PER_FT / 60.0;
/// Pounds a square foot in one short ton an acre.
pub const LB_FT2_PER_TON_ACRE: f64 = 2000.0 / 43_560.0;
/// Kilojoules in one British thermal unit (International Table).
const KJ_PER_BTU: f64 = 1.055_055_852_62;
/// Kilowatts a metre in one Btu/ft/s.
pub const KW_M_PER_BTU_FT_S: f64 = KJ_PER_BTU / M_PER_FT;
/// Kilojoules a square metre in one Btu/ft².
pub const KJ_M2_PER_BTU_FT2: f64 = KJ_PER_BTU / (M_PER_FT * M_PER_FT);
