//! Lamps: on the table, from the ceiling, on the floor. All of them are lit.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, COAL, GLOW, PAPER, Rgb, WOOD};

/// Ceramic foot with a linen shade, mushroom, jointed desk lamp, globe.
pub(super) fn table_lamp(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => shaded(brush, colour),
        1 => mushroom(brush, colour),
        2 => desk_arm(brush, colour),
        _ => globe_on_foot(brush, colour),
    }
}

fn shaded(brush: &mut Brush, colour: Rgb) {
    brush.shadow(312, 490);
    brush.veil(&circle(400, 340, 270), GLOW, 30);
    brush.solid(
        "M340 640Q326 640 328 624C262 590 262 500 334 478Q374 466 376 436H424Q426 466 466 478C538 500 538 590 472 624Q474 640 460 640z",
        colour,
        46,
    );
    brush.solid(&block(386, 404, 28, 40, 6), BRASS, 10);
    brush.gleam("M300 560C298 528 312 508 340 500", 14);
    brush.form(
        "M318 190H482L560 410Q400 436 240 410z",
        PAPER,
        56,
        |brush| {
            brush.fill("M230 384Q400 412 570 384V440H230z", GLOW);
        },
    );
    brush.fill("M318 190H482L486 202H314z", PAPER.dark(18));
}

fn mushroom(brush: &mut Brush, colour: Rgb) {
    brush.shadow(312, 490);
    brush.veil(&ellipse(400, 500, 250, 170), GLOW, 34);
    brush.solid(
        "M356 400H444L466 590Q500 600 500 640H300Q300 600 334 590z",
        colour,
        44,
    );
    brush.fill(&ellipse(400, 402, 176, 34), GLOW);
    brush.fill(&ellipse(400, 398, 150, 20), Rgb(0x00ff_f4d6));
    brush.solid(
        "M196 394C196 260 290 200 400 200S604 260 604 394Q500 412 400 412T196 394z",
        colour,
        66,
    );
    brush.gleam("M234 362C240 300 278 260 320 242", 16);
}

fn globe_on_foot(brush: &mut Brush, colour: Rgb) {
    brush.shadow(300, 504);
    brush.veil(&circle(400, 380, 250), GLOW, 34);
    brush.solid(
        "M300 556Q300 540 316 540H484Q500 540 500 556L512 620Q514 640 494 640H306Q286 640 288 620z",
        colour,
        44,
    );
    brush.fill("M292 600H508L511 618H289z", colour.dark(16));
    brush.solid(&block(350, 518, 100, 30, 8), BRASS, 20);
    brush.solid(&circle(400, 380, 152), Rgb(0x00ff_f0cf), 44);
    brush.veil(&circle(392, 386, 96), GLOW, 80);
    brush.gleam("M284 366Q292 312 336 278", 16);
}

fn desk_arm(brush: &mut Brush, colour: Rgb) {
    brush.shadow(208, 460);
    brush.veil("M420 330L660 420L620 640H340z", GLOW, 34);
    brush.tube("M320 616L262 418L452 262", colour, 22);
    brush.solid(&block(208, 606, 240, 34, 14), colour, 30);
    brush.solid(&circle(262, 418, 24), COAL, 8);
    brush.turned(-28, 470, 270, |brush| {
        brush.fill(&ellipse(470, 392, 104, 26), GLOW);
        brush.solid(
            "M440 236Q470 214 500 236L510 280Q564 310 576 392Q470 424 364 392Q376 310 430 280z",
            colour,
            44,
        );
        brush.fill(&ellipse(470, 398, 92, 16), Rgb(0x00ff_f4d6));
        brush.gleam("M396 370Q408 326 438 306", 13);
    });
    brush.solid(&circle(452, 262, 20), COAL, 8);
}

/// Dome, woven bell, opal globe, drum.
pub(super) fn pendant(brush: &mut Brush, shape: u8, colour: Rgb) {
    brush.line("M400-60V330", COAL, 7);
    match shape {
        0 => dome(brush, colour),
        1 => bell(brush, colour),
        2 => globe(brush, colour),
        _ => drum(brush, colour),
    }
}

fn dome(brush: &mut Brush, colour: Rgb) {
    brush.veil("M196 500H604L720 900H80z", GLOW, 26);
    brush.solid(&block(372, 262, 56, 56, 12), BRASS, 16);
    brush.fill(&ellipse(400, 502, 214, 38), GLOW);
    brush.solid(
        "M186 496C186 372 280 306 400 306S614 372 614 496Q500 516 400 516T186 496z",
        colour,
        66,
    );
    brush.fill(
        "M187 484Q400 520 613 484L614 496Q500 516 400 516T186 496z",
        colour.light(30),
    );
    brush.gleam("M226 458C234 404 276 364 320 348", 16);
}

fn bell(brush: &mut Brush, colour: Rgb) {
    brush.veil("M190 520H610L700 900H100z", GLOW, 26);
    brush.fill(&ellipse(400, 536, 208, 30), GLOW);
    brush.form(
        "M316 262Q400 236 484 262Q500 400 616 528Q400 580 184 528Q300 400 316 262z",
        colour,
        60,
        |brush| {
            for step in 0..13 {
                let (top, low) = (310 + step * 15, 150 + step * 42);
                brush.line(
                    &format!("M{top} 240Q{} 400 {low} 590", i32::midpoint(top, low)),
                    colour.dark(26),
                    5,
                );
            }
            for y in [300, 352, 404, 456, 508] {
                brush.line(
                    &format!("M160 {y}Q400 {} 640 {y}", y + 44),
                    colour.light(34),
                    10,
                );
            }
        },
    );
}

fn globe(brush: &mut Brush, colour: Rgb) {
    brush.veil(&circle(400, 456, 300), GLOW, 28);
    brush.solid("M330 330Q334 262 400 258T470 330z", colour, 26);
    brush.solid(&circle(400, 466, 176), Rgb(0x00ff_f0cf), 52);
    brush.veil(&circle(392, 476, 110), GLOW, 80);
    brush.solid(&block(306, 318, 188, 30, 12), colour, 30);
    brush.gleam("M262 460Q268 396 316 356", 17);
}

fn drum(brush: &mut Brush, colour: Rgb) {
    brush.veil("M180 540H620L720 900H80z", GLOW, 26);
    brush.fill(&ellipse(400, 540, 220, 34), GLOW);
    brush.form("M180 310Q400 280 620 310V536Q400 574 180 536z", colour, 60, |brush| {
        brush.fill("M160 330Q400 300 640 330V346Q400 316 160 346zM160 506Q400 544 640 506V522Q400 560 160 522z", colour.light(40));
        for x in (200..620).step_by(28) {
            brush.line(&format!("M{x} 290V580"), colour.light(14), 3);
        }
    });
    brush.gleam("M206 366V488", 15);
}

/// Tripod, arc, portable lantern, paper column.
pub(super) fn floor_lamp(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => tripod(brush, colour),
        1 => arc(brush, colour),
        2 => lantern(brush, colour),
        _ => column(brush, colour),
    }
}

fn tripod(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 530);
    brush.veil(&circle(400, 250, 250), GLOW, 28);
    brush.tube("M404 330L400 628", WOOD.dark(20), 20);
    brush.tube("M390 330L276 634", WOOD, 22);
    brush.tube("M410 330L524 634", WOOD, 22);
    brush.line("M318 530H482", BRASS, 8);
    brush.form(
        "M288 140H512L560 330Q400 354 240 330z",
        colour,
        56,
        |brush| {
            brush.fill("M220 304Q400 332 580 304V380H220z", colour.mix(GLOW, 62));
        },
    );
    brush.gleam("M296 172L266 292", 14);
}

fn arc(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 390);
    brush.veil("M480 330H680L740 600H420z", GLOW, 34);
    brush.tube("M290 612V330C290 110 580 90 580 256", BRASS, 16);
    brush.solid(&block(190, 606, 200, 34, 14), COAL, 30);
    brush.fill(&ellipse(580, 334, 112, 20), GLOW);
    brush.solid(
        "M466 330C466 266 516 236 580 236S694 266 694 330Q640 342 580 342T466 330z",
        colour,
        38,
    );
    brush.gleam("M492 308Q504 276 536 264", 12);
}

fn lantern(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 530);
    brush.veil(&circle(400, 450, 240), GLOW, 34);
    brush.tube("M300 336C300 180 500 180 500 336", colour, 20);
    brush.fill("M300 360H500L516 600H284z", Rgb(0x00ff_f0cf));
    brush.veil(&ellipse(400, 490, 62, 90), GLOW, 90);
    brush.fill(
        "M400 420Q440 480 420 520Q400 540 380 520Q360 490 400 420z",
        Rgb(0x00f4_a53c),
    );
    brush.line(
        "M306 360L288 600M494 360L512 600M366 360L360 600M434 360L440 600",
        colour.dark(14),
        12,
    );
    brush.solid("M330 300H470L524 362H276z", colour, 34);
    brush.solid(&block(262, 592, 276, 48, 14), colour, 36);
    brush.solid(&block(372, 270, 56, 34, 10), colour.dark(10), 14);
}

fn column(brush: &mut Brush, colour: Rgb) {
    brush.shadow(296, 506);
    brush.veil(&ellipse(400, 370, 250, 330), GLOW, 28);
    brush.form(
        &block(302, 130, 196, 480, 40),
        colour.light(46),
        46,
        |brush| {
            brush.veil(&ellipse(392, 380, 80, 220), GLOW, 70);
            for y in (160..610).step_by(34) {
                brush.line(
                    &format!("M290 {y}Q400 {} 510 {y}", y + 22),
                    colour.dark(8),
                    5,
                );
            }
        },
    );
    brush.solid(&block(318, 600, 164, 40, 10), WOOD, 30);
    brush.solid(&block(330, 112, 140, 28, 10), WOOD, 24);
}
