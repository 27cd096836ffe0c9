import java.io.FileInputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Names what veraPDF has against files: profiles (2a,ua1), then the files; ends with 1 if there is anything. */
public class Vera {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        boolean sound = true;
        for (int at = 1; at < arguments.length; at++) {
            for (String profile : arguments[0].split(",")) {
                var flavour = PDFAFlavour.byFlavourId(profile);
                try (var stream = new FileInputStream(arguments[at]);
                        var parser = foundry.createParser(stream, flavour);
                        var validator = foundry.createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    sound &= result.isCompliant();
                    System.out.println((result.isCompliant() ? "sound  " : "BROKEN ") + profile + " " + arguments[at]);
                    for (var fault : result.getTestAssertions()) {
                        var rule = fault.getRuleId();
                        System.out.println("    " + rule.getClause() + "-" + rule.getTestNumber() + " "
                            + fault.getMessage() + " at " + fault.getLocation().getContext());
                    }
                }
            }
        }
        System.exit(sound ? 0 : 1);
    }
}
