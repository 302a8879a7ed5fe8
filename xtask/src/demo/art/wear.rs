//! Clothes: shirts, scarves and hats.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{DARK_WOOD, LEAF, PAPER, Rgb, STRAW, WOOD};

/// Button-up, crew neck, palm print, mandarin collar.
pub(super) fn shirt(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => button_up(brush, colour),
        1 => crew_neck(brush, colour),
        2 => palm_print(brush, colour),
        _ => mandarin(brush, colour),
    }
}

fn button_up(brush: &mut Brush, colour: Rgb) {
    hanger(brush);
    let body = "M318 196L224 232Q180 250 168 310L128 566L200 584L252 384V640Q252 656 268 656H532Q548 656 548 640V384L600 584L672 566L632 310Q620 250 576 232L482 196Q400 240 318 196z";
    garment(brush, body, colour, |_| {});
    brush.line("M252 384L262 310M548 384L538 310", colour.dark(24), 6);
    brush.line("M400 236V654", colour.dark(18), 6);
    buttons(brush, 412, &[300, 370, 440, 510, 580]);
    brush.solid(
        "M318 196L400 250L352 300L290 208zM482 196L400 250L448 300L510 208z",
        colour.light(16),
        12,
    );
    brush.solid("M452 360H516V420Q484 440 452 420z", colour.light(6), 10);
    brush.fill(
        "M134 530L126 566L200 586L210 550zM666 530L674 566L600 586L590 550z",
        colour.light(18),
    );
}

fn crew_neck(brush: &mut Brush, colour: Rgb) {
    let body = "M308 180L214 222Q176 240 156 296L118 400L216 440L252 372V640Q252 656 268 656H532Q548 656 548 640V372L584 440L682 400L644 296Q624 240 586 222L492 180Q400 260 308 180z";
    garment(brush, body, colour, |_| {});
    brush.line("M308 180Q400 262 492 180", colour.dark(26), 18);
    brush.line("M252 372L262 310M548 372L538 310", colour.dark(24), 6);
    brush.stitch(
        "M134 388L216 420M666 388L584 420M264 636H536",
        colour.dark(30),
        4,
    );
    brush.gleam("M286 420V560", 12);
}

fn palm_print(brush: &mut Brush, colour: Rgb) {
    hanger(brush);
    let body = "M318 196L214 236Q176 254 154 316L120 430L222 470L252 396V624Q252 640 268 640H532Q548 640 548 624V396L578 470L680 430L646 316Q624 254 586 236L482 196Q400 300 318 196z";
    garment(brush, body, colour, |brush| {
        for (x, y, turn) in [
            (180, 350, 20),
            (300, 330, -30),
            (330, 500, 15),
            (470, 420, 40),
            (520, 580, -20),
            (600, 330, 30),
            (270, 610, 60),
            (440, 590, 0),
        ] {
            palm(brush, x, y, turn, colour.light(36));
        }
        palm(brush, 400, 460, -10, LEAF);
        palm(brush, 300, 420, 40, LEAF);
        palm(brush, 510, 500, 10, LEAF);
    });
    brush.line("M400 286V640", colour.dark(18), 6);
    buttons(brush, 412, &[350, 430, 510, 590]);
    brush.solid(
        "M318 196L400 292L346 312L284 210zM482 196L400 292L454 312L516 210z",
        colour.light(18),
        10,
    );
}

fn mandarin(brush: &mut Brush, colour: Rgb) {
    hanger(brush);
    let body = "M330 200L222 236Q184 252 168 312L140 470L216 492L252 386V650Q252 664 268 664H532Q548 664 548 650V386L584 492L660 470L632 312Q616 252 578 236L470 200Q400 226 330 200z";
    garment(brush, body, colour, |brush| {
        for x in [300, 340, 380] {
            brush.line(&format!("M{x} 180V680"), colour.light(20), 5);
            brush.line(&format!("M{} 180V680", 800 - x), colour.light(20), 5);
        }
    });
    brush.solid(
        "M330 200Q332 176 344 170Q400 190 456 170Q468 176 470 200Q400 232 330 200z",
        colour.light(14),
        12,
    );
    brush.line("M400 216V440", colour.dark(26), 8);
    for y in [262, 318, 374] {
        brush.line(&format!("M376 {y}H424"), WOOD, 9);
    }
    brush.solid(
        "M286 540H372V606H286zM428 540H514V606H428z",
        colour.light(8),
        10,
    );
}

fn garment(brush: &mut Brush, body: &str, colour: Rgb, pattern: impl FnOnce(&mut Brush)) {
    brush.cast(body, 26, 22);
    brush.form(body, colour, 30, pattern);
}

fn hanger(brush: &mut Brush) {
    brush.line("M400 206V170Q400 150 418 148T430 122T396 108", DARK_WOOD, 9);
    brush.tube("M300 224Q400 150 500 224", WOOD, 20);
}

fn buttons(brush: &mut Brush, x: i32, heights: &[i32]) {
    for y in heights {
        brush.fill(&circle(x, *y, 8), PAPER);
    }
}

fn palm(brush: &mut Brush, x: i32, y: i32, turn: i32, colour: Rgb) {
    // A frond: a bent rib with leaves that get shorter towards the tip.
    let rib = format!("M{x} {}Q{} {y} {x} {}", y + 52, x + 8, y - 52);
    let leaves = (0..6).map(|step| {
        let (low, reach) = (y + 36 - step * 15, 34 - step * 4);
        let (high, left, right) = (low - 24, x - reach, x + reach);
        format!("M{x} {low}L{left} {high}M{x} {low}L{right} {high}")
    });
    let frond = rib + &leaves.collect::<Vec<_>>().concat();
    brush.turned(turn, x, y, |brush| brush.line(&frond, colour, 7));
}

/// Fringed wool, silk square, loop, checked cotton.
pub(super) fn scarf(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => fringed_scarf(brush, colour),
        1 => silk_square(brush, colour),
        2 => shawl(brush, colour),
        _ => checked_cloth(brush, colour),
    }
}

fn fringed_scarf(brush: &mut Brush, colour: Rgb) {
    brush.tube("M180 180H620", WOOD, 22);
    fringed(
        brush,
        "M300 168H420V600H300z",
        colour.dark(12),
        (300, 420, 600),
    );
    fringed(brush, "M380 168H520V520H380z", colour, (380, 520, 520));
    brush.fill("M380 400H520V424H380zM380 444H520V456H380z", PAPER);
    brush.fill("M300 540H380V560H300z", PAPER.dark(12));
    brush.gleam("M404 220V360", 12);
}

fn silk_square(brush: &mut Brush, colour: Rgb) {
    let cloth = "M400 130L676 400L400 670L124 400z";
    brush.cast(cloth, 24, 22);
    brush.form(cloth, colour, 26, |brush| {
        brush.line("M400 190L616 400L400 610L184 400z", colour.light(56), 20);
        brush.line("M400 236L570 400L400 564L230 400z", colour.dark(26), 7);
        for turn in (0..360).step_by(45) {
            brush.turned(turn, 400, 400, |brush| {
                brush.fill(
                    "M400 388Q362 330 400 286Q438 330 400 388z",
                    colour.light(42),
                );
            });
        }
        brush.fill(&circle(400, 400, 20), PAPER);
        for (x, y) in [(400, 164), (644, 400), (400, 636), (156, 400)] {
            brush.fill(&circle(x, y, 14), PAPER);
        }
    });
    brush.veil("M400 130L400 670L124 400z", PAPER, 12);
}

fn shawl(brush: &mut Brush, colour: Rgb) {
    brush.tube("M170 170H630", WOOD, 22);
    fringed(brush, "M268 158H532V610H268z", colour, (268, 532, 610));
    for y in [250, 330, 430, 490, 550] {
        let zigzag: String = (0..11)
            .map(|step| if step % 2 == 0 { "l24-22" } else { "l24 22" })
            .collect();
        brush.line(
            &format!("M268 {y}{zigzag}"),
            if y > 400 { PAPER } else { colour.light(40) },
            9,
        );
    }
    brush.fill("M268 378H532V392H268z", colour.dark(40));
    brush.gleam("M292 184V350", 12);
}

fn checked_cloth(brush: &mut Brush, colour: Rgb) {
    let cloth = block(176, 210, 448, 380, 14);
    brush.cast(&cloth, 24, 22);
    brush.form(&cloth, colour, 30, |brush| {
        for step in 0..8 {
            let (x, y) = (190 + step * 60, 214 + step * 54);
            brush.veil(&format!("M{x} 200h28V600h-28z"), PAPER, 62);
            brush.veil(&format!("M160 {y}H640v26H160z"), colour.dark(50), 40);
        }
    });
    brush.fill(
        "M176 330H624V344H176zM176 462H624V476H176z",
        colour.dark(40),
    );
    brush.solid(&block(372, 196, 56, 408, 8), PAPER, 14);
    brush.fill(&block(384, 356, 32, 88, 6), colour.dark(14));
}

fn fringed(brush: &mut Brush, cloth: &str, colour: Rgb, (left, right, y): (i32, i32, i32)) {
    brush.cast(cloth, 24, 22);
    for x in (left + 8..right).step_by(17) {
        brush.line(&format!("M{x} {y}v46"), colour.dark(10), 7);
    }
    brush.form(cloth, colour, 24, |brush| {
        for step in (left + 20..right).step_by(28) {
            brush.line(&format!("M{step} 160V{y}"), colour.light(10), 5);
        }
    });
}

/// Straw brim, cap, bucket, knitted.
pub(super) fn hat(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => straw_hat(brush, colour),
        1 => cap(brush, colour),
        2 => bucket_hat(brush, colour),
        _ => beanie(brush, colour),
    }
}

fn straw_hat(brush: &mut Brush, colour: Rgb) {
    brush.shadow(170, 630);
    brush.solid(
        "M130 604Q170 560 400 560T670 604Q660 640 400 640T130 604z",
        STRAW,
        30,
    );
    brush.line("M176 610Q250 586 400 586T624 610", STRAW.dark(16), 5);
    brush.form(
        "M250 590C246 430 300 380 400 380S554 430 550 590Q400 620 250 590z",
        STRAW.light(10),
        50,
        |brush| {
            for y in [430, 468, 506] {
                brush.line(
                    &format!("M230 {y}Q400 {} 570 {y}", y + 24),
                    STRAW.dark(14),
                    5,
                );
            }
            brush.fill("M230 522Q400 560 570 522V586Q400 624 230 586z", colour);
        },
    );
    brush.solid(
        "M524 552L596 568L580 592L620 616L530 596z",
        colour.dark(8),
        10,
    );
    brush.gleam("M280 506Q282 440 320 414", 13);
}

fn cap(brush: &mut Brush, colour: Rgb) {
    brush.shadow(150, 590);
    brush.solid(
        "M140 610Q150 548 300 540H420V596Q280 590 170 636Q138 640 140 610z",
        colour.dark(14),
        16,
    );
    brush.solid("M246 590C240 430 310 372 420 372S600 440 596 590Q600 620 560 626Q420 580 262 604Q246 604 246 590z", colour, 56);
    brush.line(
        "M420 374C390 440 384 510 390 584M420 374C500 420 530 500 534 600",
        colour.dark(24),
        5,
    );
    brush.solid(&ellipse(420, 372, 22, 12), colour.dark(20), 6);
    brush.solid(&block(290, 470, 74, 60, 10), PAPER, 10);
    brush.fill("M308 512L327 484L346 512z", colour.dark(10));
    brush.gleam("M274 486Q286 430 330 404", 13);
}

fn bucket_hat(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 610);
    brush.solid(
        "M290 540H510L620 604Q630 622 610 630Q400 660 190 630Q170 622 180 604z",
        colour.dark(8),
        40,
    );
    brush.stitch(
        "M216 606Q400 634 584 606M246 584Q400 608 554 584",
        colour.light(36),
        4,
    );
    brush.solid(
        "M302 392Q304 366 332 362Q400 352 468 362Q496 366 498 392L514 556Q400 584 286 556z",
        colour,
        50,
    );
    brush.line("M288 532Q400 558 512 532", colour.dark(28), 7);
    brush.fill(&circle(340, 450, 8), colour.dark(40));
    brush.fill(&circle(374, 454, 8), colour.dark(40));
    brush.gleam("M322 412L316 500", 12);
}

fn beanie(brush: &mut Brush, colour: Rgb) {
    brush.shadow(240, 560);
    brush.solid(&circle(400, 318, 50), colour.light(30), 22);
    brush.form(
        "M240 560C230 410 310 346 400 346S570 410 560 560z",
        colour,
        56,
        |brush| {
            for step in 0..9 {
                let x = 220 + step * 45;
                brush.line(
                    &format!(
                        "M{x} 580Q{} 420 400 340",
                        i32::midpoint(x, 400) + (x - 400) / 4
                    ),
                    colour.dark(18),
                    6,
                );
            }
        },
    );
    brush.form(
        &block(222, 540, 356, 100, 34),
        colour.light(14),
        46,
        |brush| {
            for x in (232..590).step_by(24) {
                brush.line(&format!("M{x} 530V650"), colour.dark(14), 6);
            }
        },
    );
    brush.gleam("M276 506Q284 440 322 404", 13);
}
