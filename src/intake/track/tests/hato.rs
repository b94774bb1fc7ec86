//! Hato (2017) as two agencies saw it, and the files from which such facts are read.
//!
//! Only the figures are the agencies'; the files around them are built here. What they need beyond the figures (radii of
//! strong winds, the radius of maximum wind, the SID) is filled in and says so.

use std::fmt::Write as _;

/// One fix: time (UTC, to the hour), position (tenths of a degree), central pressure (hPa), wind (knots, 0 = not told).
#[derive(Clone, Copy)]
struct Fact {
    time: &'static str,
    lat_tenths: u32,
    lon_tenths: u32,
    pressure_hpa: u32,
    wind_kt: u32,
}

impl Fact {
    const fn of(
        time: &'static str,
        lat_tenths: u32,
        lon_tenths: u32,
        pressure_hpa: u32,
        wind_kt: u32,
    ) -> Self {
        Self {
            time,
            lat_tenths,
            lon_tenths,
            pressure_hpa,
            wind_kt,
        }
    }

    /// `2017082300`.
    fn digits(&self) -> String {
        self.time.replace(['-', 'T'], "")
    }

    /// RSMC Tokyo's grade of the wind: 2 below 34 kt, 3 below 48, 4 below 64, 5 from there.
    fn grade(&self) -> u32 {
        match self.wind_kt {
            0..34 => 2,
            34..48 => 3,
            48..64 => 4,
            _ => 5,
        }
    }
}

/// `19.1` of 191 tenths.
fn degrees(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Ten-minute winds and positions of the best track 1713 of RSMC Tokyo (JMA).
const JMA: [Fact; 23] = [
    Fact::of("2017-08-19T12", 191, 1301, 1006, 0),
    Fact::of("2017-08-19T18", 194, 1291, 1004, 0),
    Fact::of("2017-08-20T00", 195, 1283, 1004, 0),
    Fact::of("2017-08-20T06", 196, 1276, 1002, 0),
    Fact::of("2017-08-20T12", 197, 1269, 998, 35),
    Fact::of("2017-08-20T18", 199, 1262, 996, 35),
    Fact::of("2017-08-21T00", 202, 1254, 994, 35),
    Fact::of("2017-08-21T06", 203, 1243, 994, 35),
    Fact::of("2017-08-21T12", 206, 1232, 990, 40),
    Fact::of("2017-08-21T18", 205, 1215, 990, 40),
    Fact::of("2017-08-22T00", 205, 1198, 985, 45),
    Fact::of("2017-08-22T06", 205, 1188, 975, 60),
    Fact::of("2017-08-22T12", 206, 1173, 975, 60),
    Fact::of("2017-08-22T18", 211, 1160, 970, 65),
    Fact::of("2017-08-23T00", 216, 1144, 965, 75),
    Fact::of("2017-08-23T06", 223, 1128, 965, 75),
    Fact::of("2017-08-23T12", 227, 1110, 985, 50),
    Fact::of("2017-08-23T18", 235, 1091, 994, 40),
    Fact::of("2017-08-24T00", 239, 1075, 996, 35),
    Fact::of("2017-08-24T06", 239, 1061, 996, 35),
    Fact::of("2017-08-24T12", 238, 1045, 998, 0),
    Fact::of("2017-08-24T18", 238, 1019, 1000, 0),
    Fact::of("2017-08-25T00", 236, 995, 1002, 0),
];

/// One-minute winds and positions of the best track 15W of JTWC.
const JTWC: [Fact; 19] = [
    Fact::of("2017-08-20T06", 198, 1270, 1007, 20),
    Fact::of("2017-08-20T12", 195, 1265, 1004, 25),
    Fact::of("2017-08-20T18", 196, 1256, 1000, 30),
    Fact::of("2017-08-21T00", 200, 1250, 1000, 30),
    Fact::of("2017-08-21T06", 204, 1240, 996, 35),
    Fact::of("2017-08-21T12", 201, 1227, 989, 45),
    Fact::of("2017-08-21T18", 200, 1213, 989, 45),
    Fact::of("2017-08-22T00", 201, 1199, 985, 50),
    Fact::of("2017-08-22T06", 204, 1186, 981, 60),
    Fact::of("2017-08-22T12", 206, 1173, 967, 75),
    Fact::of("2017-08-22T18", 210, 1159, 963, 80),
    Fact::of("2017-08-23T00", 215, 1145, 956, 90),
    Fact::of("2017-08-23T03", 219, 1136, 948, 100),
    Fact::of("2017-08-23T06", 222, 1128, 964, 85),
    Fact::of("2017-08-23T12", 227, 1110, 978, 60),
    Fact::of("2017-08-23T18", 233, 1090, 989, 45),
    Fact::of("2017-08-24T00", 235, 1076, 996, 35),
    Fact::of("2017-08-24T06", 238, 1060, 1000, 30),
    Fact::of("2017-08-24T12", 241, 1042, 1007, 20),
];

/// Hato in the format of RSMC Tokyo (line 1 is the header, line 16 is 2017-08-23T00); the radii are one set
/// a grade, not those of each fix.
pub fn hato_jma() -> String {
    let header = format!("66666 1713  {:03} 0019 1713 1 0", JMA.len());
    let mut text = format!("{header:<46}{:<18}20171010        \n", "HATO");
    for fix in &JMA {
        let radii = match fix.grade() {
            2 => "",
            3 => "00000 0000 90150 0120",
            _ => "90050 0050 40180 0090",
        };
        let line = format!(
            "{} 002 {} {:03} {:04} {:>4}     {:03}     {radii}",
            &fix.digits()[2..],
            fix.grade(),
            fix.lat_tenths,
            fix.lon_tenths,
            fix.pressure_hpa,
            fix.wind_kt,
        );
        writeln!(text, "{line:<80}").unwrap_or_default();
    }
    text
}

/// Hato by JTWC, as a plain table.
pub fn hato_jtwc() -> String {
    let mut text = "time_utc,lat,lon,vmax_kt,pmin_hpa\n".to_owned();
    for fix in &JTWC {
        let (lat, lon) = (degrees(fix.lat_tenths), degrees(fix.lon_tenths));
        let (time, wind, pressure) = (fix.time, fix.wind_kt, fix.pressure_hpa);
        writeln!(text, "{time},{lat},{lon},{wind},{pressure}").unwrap_or_default();
    }
    text
}

/// Hato by JTWC as an ATCF b-deck; all radii are made up, those of 50 kt for 23 August, 03 UTC, alone.
pub fn hato_atcf() -> String {
    let mut text = String::new();
    for fix in &JTWC {
        let head = format!(
            "WP, 15, {},   , BEST,   0, {}N, {:>4}E, {:>3}, {:>4}, TY,",
            fix.digits(),
            fix.lat_tenths,
            fix.lon_tenths,
            fix.wind_kt,
            fix.pressure_hpa
        );
        let tail = "1002, 200,  15,  90,   0,   W,   0,    ,   0,   0,       HATO, D,";
        let radii: &[&str] = if fix.time.ends_with("23T03") {
            &["34, NEQ, 120, 110, 90, 120", "50, NEQ,  60,  50,  0,  70"]
        } else {
            &["34, NEQ, 120, 110, 90, 120"]
        };
        for radii in radii {
            writeln!(text, "{head}  {radii}, {tail}").unwrap_or_default();
        }
    }
    text
}

/// Hato as an `IBTrACS` table: TOKYO by JMA, USA by JTWC, CMA and HKO without an analysis; SID and radius are made up.
pub fn hato_ibtracs() -> String {
    let mut text = "SID,SEASON,NUMBER,BASIN,SUBBASIN,NAME,ISO_TIME,NATURE,LAT,LON,WMO_WIND,WMO_PRES,\
        USA_LAT,USA_LON,USA_WIND,USA_PRES,USA_RMW,TOKYO_LAT,TOKYO_LON,TOKYO_GRADE,TOKYO_WIND,TOKYO_PRES,\
        CMA_LAT,CMA_LON,CMA_CAT,CMA_WIND,CMA_PRES,HKO_WIND,HKO_PRES\n \
        ,Year, , , , , , ,degrees_north,degrees_east,kts,mb,degrees_north,degrees_east,kts,mb,nmile,\
        degrees_north,degrees_east,1,kts,mb,degrees_north,degrees_east,1,kts,mb,kts,mb\n"
        .to_owned();
    let mut times: Vec<&str> = JMA.iter().chain(&JTWC).map(|fix| fix.time).collect();
    times.sort_unstable();
    times.dedup();
    for time in times {
        let of = |facts: &'static [Fact]| facts.iter().find(|fix| fix.time == time);
        let (tokyo, usa) = (of(&JMA), of(&JTWC));
        let Some(merged) = tokyo.or(usa) else {
            continue;
        };
        let head = format!(
            "2017232N19130,2017,62,WP,MM,HATO,{}:00:00,TS,{}",
            time.replace('T', " "),
            place(merged)
        );
        let usa = usa.map_or_else(
            || " , , , , ".to_owned(),
            |fix| format!("{},{},{},15", place(fix), wind(fix), fix.pressure_hpa),
        );
        let tokyo = tokyo.map_or_else(
            || " , , , , ".to_owned(),
            |fix| {
                let (place, grade) = (place(fix), fix.grade());
                format!("{place},{grade},{},{}", wind(fix), fix.pressure_hpa)
            },
        );
        writeln!(text, "{head}, , ,{usa},{tokyo}, , , , , , , ").unwrap_or_default();
    }
    text
}

/// Two cells: latitude and longitude.
fn place(fix: &Fact) -> String {
    degrees(fix.lat_tenths) + "," + &degrees(fix.lon_tenths)
}

/// One cell: the wind, blank where none is told.
fn wind(fix: &Fact) -> String {
    if fix.wind_kt == 0 {
        return " ".to_owned();
    }
    fix.wind_kt.to_string()
}
