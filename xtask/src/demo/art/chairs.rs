//! What one sits on, and the small tables beside it.

use super::Brush;
use super::brush::{block, ellipse};
use super::colour::{COAL, DARK_WOOD, PAPER, Rgb, STRAW, WOOD};

/// Spindle back, lounge, folding, rattan with arms.
pub(super) fn chair(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => spindle_back(brush, colour),
        1 => lounge(brush, colour),
        2 => folding(brush, colour),
        _ => rattan(brush, colour),
    }
}

fn spindle_back(brush: &mut Brush, colour: Rgb) {
    brush.shadow(256, 544);
    brush.tube("M300 440L288 250M500 440L512 250", colour.dark(14), 24);
    for x in [340, 380, 420, 460] {
        brush.tube(
            &format!("M{x} 440L{} 236", x + (x - 400) / 6),
            colour.dark(6),
            15,
        );
    }
    brush.solid(
        "M262 240Q262 170 400 164T538 240L520 268Q400 220 280 268z",
        colour,
        20,
    );
    brush.tube("M318 470L300 622M482 470L500 622", colour.dark(30), 22);
    brush.tube("M280 470L258 634M520 470L542 634", colour, 26);
    brush.line("M272 556H528", colour.dark(20), 14);
    brush.solid(
        "M242 452Q244 424 290 424H510Q556 424 558 452Q556 484 510 486H290Q244 484 242 452z",
        colour,
        24,
    );
    brush.gleam("M286 222Q320 194 380 186", 9);
}

fn lounge(brush: &mut Brush, colour: Rgb) {
    brush.shadow(186, 614);
    brush.tube("M250 560L218 632M550 560L582 632", WOOD, 24);
    brush.tube("M300 560L290 620M500 560L510 620", WOOD.dark(24), 20);
    brush.solid(
        "M254 460Q232 236 300 226Q400 206 500 226Q568 236 546 460z",
        colour.dark(8),
        44,
    );
    brush.line("M400 226V440", colour.dark(26), 6);
    brush.solid(&block(250, 440, 300, 84, 34), colour.light(14), 30);
    brush.solid(&block(236, 508, 328, 66, 22), colour.dark(12), 34);
    brush.solid(
        "M176 430Q176 388 218 388T260 430V540Q260 574 226 574H210Q176 574 176 540z",
        colour,
        26,
    );
    brush.solid(
        "M540 430Q540 388 582 388T624 430V540Q624 574 590 574H574Q540 574 540 540z",
        colour,
        26,
    );
    brush.gleam("M196 450Q196 414 214 406M282 400Q272 300 300 262", 11);
}

fn folding(brush: &mut Brush, colour: Rgb) {
    brush.shadow(246, 560);
    brush.tube("M302 190L470 632M498 190L520 330", DARK_WOOD, 20);
    brush.tube("M520 420L330 632", DARK_WOOD.dark(20), 20);
    brush.tube("M290 190L304 330M290 300L500 636", WOOD, 20);
    brush.tube("M510 430L286 634", WOOD, 22);
    brush.solid("M270 170H526Q540 172 540 190L530 300Q526 316 510 316H290Q274 316 270 300L256 190Q258 172 270 170z", colour, 26);
    brush.stitch("M282 196H518M294 294H506", PAPER, 4);
    brush.solid(
        "M262 424H536L560 468Q560 484 544 484H256Q240 484 240 468z",
        colour,
        24,
    );
    brush.gleam("M278 210L286 276", 10);
}

fn rattan(brush: &mut Brush, colour: Rgb) {
    brush.shadow(222, 578);
    brush.tube("M280 520L256 634M520 520L544 634", STRAW.dark(10), 24);
    brush.form(
        "M224 440C190 260 290 180 400 180S610 260 576 440L540 500H260z",
        STRAW,
        36,
        |brush| {
            for step in 0..13 {
                let (top, low) = (304 + step * 16, 190 + step * 35);
                brush.line(&format!("M{top} 170L{low} 520"), STRAW.dark(26), 6);
            }
            for y in [260, 330, 400] {
                brush.line(
                    &format!("M180 {y}Q400 {} 620 {y}", y - 56),
                    STRAW.dark(36),
                    9,
                );
            }
        },
    );
    brush.line(
        "M224 440C190 260 290 180 400 180S610 260 576 440",
        STRAW.dark(34),
        20,
    );
    brush.solid(&block(262, 420, 276, 72, 34), colour, 26);
    brush.solid(&block(232, 478, 336, 56, 22), STRAW.dark(6), 26);
    brush.line("M256 506H544", STRAW.dark(30), 6);
    brush.tube(
        "M214 450Q190 400 240 396M586 450Q610 400 560 396",
        STRAW.dark(12),
        20,
    );
    brush.gleam("M290 444H370", 10);
}

/// Three legs, bench, tray table, step stool.
pub(super) fn stool(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => three_legs(brush, colour),
        1 => bench(brush, colour),
        2 => tray_table(brush, colour),
        _ => step_stool(brush, colour),
    }
}

fn three_legs(brush: &mut Brush, colour: Rgb) {
    brush.shadow(256, 544);
    brush.tube("M400 390L404 616", WOOD.dark(26), 24);
    brush.tube("M330 390L268 632M470 390L532 632", WOOD, 26);
    brush.line("M300 520H500", WOOD.dark(16), 14);
    brush.solid("M250 350H550V376Q540 408 400 410T250 376z", colour, 46);
    brush.fill(&ellipse(400, 350, 150, 34), colour.light(24));
    brush.line(&ellipse(400, 350, 112, 23), colour.light(6), 5);
}

fn bench(brush: &mut Brush, colour: Rgb) {
    brush.shadow(150, 650);
    brush.tube("M226 480L214 620M574 480L586 620", WOOD.dark(26), 22);
    brush.tube("M190 480L166 632M610 480L634 632", WOOD, 26);
    brush.line("M196 560H604", WOOD.dark(16), 14);
    brush.solid(&block(132, 452, 536, 40, 14), WOOD, 22);
    brush.solid(
        "M160 404Q160 380 190 380H610Q640 380 640 404V456H160z",
        colour,
        30,
    );
    brush.stitch("M184 430H616", colour.light(40), 4);
    brush.gleam("M186 402H320", 8);
}

fn tray_table(brush: &mut Brush, colour: Rgb) {
    brush.shadow(250, 550);
    brush.tube("M320 420L480 630", WOOD.dark(26), 22);
    brush.tube("M300 420L262 632M500 420L538 632M480 420L320 630", WOOD, 22);
    brush.solid("M210 376H590V404Q580 436 400 436T210 404z", colour, 50);
    brush.fill(&ellipse(400, 376, 190, 38), colour.light(14));
    brush.fill(&ellipse(402, 381, 170, 28), colour.dark(18));
    brush.solid("M356 320H428V366Q428 384 392 384T356 366z", PAPER, 16);
    brush.line("M428 330Q458 330 446 352T424 362", PAPER.dark(16), 8);
    brush.fill(&ellipse(392, 320, 36, 9), PAPER.dark(34));
    brush.solid(&block(470, 354, 84, 20, 4), COAL.light(24), 8);
}

fn step_stool(brush: &mut Brush, colour: Rgb) {
    brush.shadow(220, 580);
    brush.solid("M300 320H340L300 640H252z", colour.dark(20), 10);
    brush.solid("M462 320H500L552 640H504z", colour.dark(20), 10);
    brush.solid(&block(274, 290, 252, 40, 12), colour, 18);
    brush.fill(&block(360, 300, 80, 16, 8), colour.dark(44));
    brush.solid(&block(236, 456, 328, 40, 12), colour.light(10), 20);
    brush.tube("M284 490L230 634M516 490L570 634", colour, 28);
    brush.gleam("M262 476H360M296 308H344", 8);
}
