//! Grades of tropical cyclones in China (GB/T 19201, from memory), by 2-min wind near the centre.

use super::super::averaging::WindTwoMin;

/// The grades, weakest first: `code,name_zh,name_en,lower_2min_m_s`.
const GRADES: &str = include_str!("grades.csv");

/// One grade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grade {
    /// Short name, such as `STY`.
    pub code: &'static str,
    /// Chinese name.
    pub name_zh: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Least wind of the grade.
    pub lower: WindTwoMin,
}

/// All grades, weakest first.
pub fn grades() -> impl Iterator<Item = Grade> {
    GRADES.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some(Grade {
            code: cells.next()?,
            name_zh: cells.next()?,
            name_en: cells.next()?,
            lower: WindTwoMin::from_m_s(cells.next()?.parse().ok()?),
        })
    })
}

/// The grade of a storm; `None` below a tropical depression. Winds are first rounded to 0.1 m/s, as the standard's
/// classes are written ("17.2 to 24.4").
pub fn grade_of(wind: WindTwoMin) -> Option<Grade> {
    let tenths = libm::round(wind.m_s() * 10.0);
    grades()
        .take_while(|grade| libm::round(grade.lower.m_s() * 10.0) <= tenths)
        .last()
}
