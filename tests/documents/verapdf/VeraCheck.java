import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks each file against each flavour with veraPDF's own rules. Run from source: no build.
 *
 * usage: VeraCheck FLAVOUR[,FLAVOUR] FILE...   prints one line per pair and one per broken rule; exit 1 when any is broken
 */
public class VeraCheck {
    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        boolean sound = true;
        for (int i = 1; i < arguments.length; i++) {
            for (String flavour : arguments[0].split(",")) {
                sound &= check(arguments[i], PDFAFlavour.fromString(flavour));
            }
        }
        System.exit(sound ? 0 : 1);
    }

    static boolean check(String file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance()
                .createParser(new FileInputStream(file), flavour, PDFAFlavour.NO_FLAVOUR);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validateAll(parser).get(0);
            System.out.printf("%s %s %s (%d checks)%n", file, flavour, result.isCompliant() ? "PASS" : "FAIL",
                result.getTotalAssertions());
            broken(result).forEach((rule, where) -> System.out.println("  " + rule + "\n    at " + where));
            return result.isCompliant();
        } catch (Exception reason) {
            System.out.println(file + " " + flavour + " ERROR " + reason);
            return false;
        }
    }

    static Map<String, String> broken(ValidationResult result) {
        Map<String, String> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                rules.putIfAbsent(rule + " " + assertion.getMessage(), assertion.getLocation().getContext());
            }
        }
        return rules;
    }
}
