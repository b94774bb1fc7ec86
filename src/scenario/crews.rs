//! How long crews that bring relief may drive and work before they rest.

use super::spec::table;

table! {
    /// Hours of crews that bring relief. Without this section nobody tires.
    CrewSettings in "[crews]" {
        /// Longest drive without a break, in hours. Law: no more than 4 (Regulation on the Implementation of the Road Traffic
        /// Safety Law, article 62 (7): 道路交通安全法实施条例 第六十二条第(七)项).
        drive_spell_h: f64 [0.1, 240.0] = "4";
        /// Break that is then due, in minutes; any stop that lasts as long counts as one. Law: no less than 20 (the same).
        break_min: f64 [0.0, 1440.0] = "20";
        /// Longest that a crew is on duty, from its first load on, in hours; it finishes the trip that it is on (assumed).
        shift_h: f64 [0.5, 240.0] = "12";
        /// How long it then rests at its site, in hours; 0 = another shift takes over on the spot (assumed).
        rest_h: f64 [0.0, 240.0] = "12";
    }
}
