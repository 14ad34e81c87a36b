/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.Secret;
import org.yagura.model.edit.Choices;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.site.ui.internal.elements.SpanText;
import org.yagura.ui.Kit;
import org.yagura.ui.form.Cards;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/**
 * A form for one object of the model, made from its item provider: a field for each property that can be edited, its
 * documentation as tooltip. What is typed is checked at once by the rules of the model; a field that means nothing as the object is
 * now is disabled. Every change is a command that can be undone. Secrets are never shown.
 */
final class FeatureForm {
    private static final Set<EStructuralFeature> LEFT_OUT = Set.of(SitePackage.Literals.ELEMENT__ID,
            SitePackage.Literals.SITE__MODEL_VERSION);

    /** The model's own remarks on how its features are edited. */
    private static final String GENERATION = "http://www.eclipse.org/emf/2002/GenModel";
    /** So many choices are shown all at once. */
    private static final int FEW = 40;

    private final Kit kit;
    private final SiteEditor editor;
    private final Texts texts = Texts.of(FeatureForm.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final Cards cards;
    private final boolean editable;
    private final SpanText spans = new SpanText(Locale.getDefault());
    private final Map<EStructuralFeature, String> wrong = new LinkedHashMap<>();
    private FieldChecks checks;
    private Label said;

    FeatureForm(Cards cards, Kit kit, SiteEditor editor, boolean editable) {
        this.cards = cards;
        this.kit = kit;
        this.editor = editor;
        this.editable = editable;
    }

    /** Fills the page with the fields of an object. */
    void show(EObject object) {
        cards.clear();
        String name = object instanceof NamedElement ? Elements.name(object) : "";
        cards.title(words.label(object.eClass()) + (name.isEmpty() ? "" : "  " + name));
        cards.card("");
        wrong.clear();
        checks = new FieldChecks(object, Locale.getDefault());
        Map<EStructuralFeature, String> already = checks.all();
        for (EStructuralFeature feature : features(object)) {
            FieldHelp help = FieldHelp.of(object, feature);
            String unit = help.unit().isEmpty() ? "" : " (" + texts.get(help.unit()) + ")";
            cards.control(words.label(feature) + unit, parent -> {
                Control field = field(parent, object, feature);
                field.setToolTipText(words.description(feature));
                field.setData("name", words.label(feature));
                field.setData("feature", feature.getName());
                if (!help.matters()) {
                    field.setEnabled(false);
                    field.setToolTipText(texts.get("form.idle") + "\n" + words.description(feature));
                }
                mark(field, feature, already.getOrDefault(feature, ""));
                return field;
            });
        }
        if (object instanceof Node node) {
            new NodeWatches(kit, editor, editable).show(cards, node);
        }
        said = cards.note("");
        said.setData("name", texts.get("form.wrong"));
        say();
        cards.done();
    }

    /** Marks a field as right or wrong, and says what is wrong. */
    private void mark(Control field, EStructuralFeature feature, String what) {
        boolean changed = !what.equals(wrong.getOrDefault(feature, ""));
        if (what.isEmpty()) {
            wrong.remove(feature);
        } else {
            wrong.put(feature, what);
        }
        if (changed) {
            Palette palette = kit.theme().palette();
            if (field instanceof Text) {
                boolean right = what.isEmpty();
                field.setBackground(right
                        ? null
                        : Theme.color(Palette.mix(palette.bad(), palette.background(), 0.2)));
                field.setForeground(right ? null : Theme.color(palette.text()));
            }
            field.setToolTipText((what.isEmpty() ? "" : what + "\n") + words.description(feature));
            say();
        }
    }

    private void say() {
        if (said != null && !said.isDisposed()) {
            said.setText(wrong.entrySet().stream().map(e -> words.label(e.getKey()) + ": " + e.getValue())
                    .collect(Collectors.joining("\n")).replace("&", "&&"));
            said.setForeground(Theme.color(kit.theme().palette().bad()));
            cards.done();
        }
    }

    private List<EStructuralFeature> features(EObject object) {
        var source = (IItemPropertySource) editor.adapters().adapt(object, IItemPropertySource.class);
        var features = new ArrayList<EStructuralFeature>();
        if (source != null && source.getPropertyDescriptors(object) != null) {
            for (IItemPropertyDescriptor descriptor : source.getPropertyDescriptors(object)) {
                if (descriptor.getFeature(object) instanceof EStructuralFeature feature && shown(feature)) {
                    features.add(feature);
                }
            }
        }
        return features;
    }

    private static boolean shown(EStructuralFeature feature) {
        boolean contained = feature instanceof EReference reference && reference.isContainment();
        return feature.isChangeable() && !feature.isDerived() && !contained && !LEFT_OUT.contains(feature);
    }

    private Control field(Composite parent, EObject object, EStructuralFeature feature) {
        if (feature.getEType() == SitePackage.Literals.SECRET) {
            return secret(parent, object, feature);
        }
        if (feature instanceof EReference reference) {
            return reference(parent, object, reference);
        }
        if (feature.isMany()) {
            return feature.getEType() instanceof EEnum type
                    ? checks(parent, object, feature, literals(type))
                    : lines(parent, object, (EAttribute) feature);
        }
        if (feature.getEType() instanceof EEnum type) {
            return choice(parent, object, feature, literals(type), false);
        }
        if (feature.getEType().getInstanceClass() == boolean.class) {
            return check(parent, object, feature);
        }
        if (feature.getEType().getInstanceClass() == Boolean.class) {
            return choice(parent, object, feature, List.of(true, false), true);
        }
        return text(parent, object, (EAttribute) feature);
    }

    private static List<Object> literals(EEnum type) {
        return type.getELiterals().stream().map(EEnumLiteral::getInstance).map(Object.class::cast).toList();
    }

    private Control reference(Composite parent, EObject object, EReference reference) {
        List<EObject> choices = Choices.of(object, reference);
        if (choices.size() <= FEW) {
            return reference.isMany()
                    ? checks(parent, object, reference, choices)
                    : choice(parent, object, reference, choices, true);
        }
        Object now = object.eGet(reference);
        List<EObject> chosen = switch (now) {
            case Collection<?> several -> several.stream().map(EObject.class::cast).toList();
            case EObject one -> List.of(one);
            case null, default -> List.of();
        };
        return new ReferenceField(parent, kit, words.label(reference), reference.isMany(), choices, chosen, editable,
                all -> set(object, reference, reference.isMany() ? all : all.isEmpty() ? null : all.getFirst()))
                .control();
    }

    private String word(Object value) {
        return switch (value) {
            case null -> "";
            case EObject element -> Elements.nameElsewhere(element);
            case Enumerator literal -> words.label(literal);
            case Boolean truth -> texts.get(truth ? "form.yes" : "form.no");
            default -> value.toString();
        };
    }

    private Text text(Composite parent, EObject object, EAttribute feature) {
        boolean large = "true".equals(EcoreUtil.getAnnotation(feature, GENERATION, "propertyMultiLine"));
        var text = new Text(parent, SWT.BORDER | (large ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE));
        text.setText(written(feature, object.eGet(feature)));
        if (isSpan(feature)) {
            text.setMessage(texts.get("form.span"));
        }
        text.setEditable(editable);
        GridDataFactory.fillDefaults().grab(true, false).hint(160, large ? 60 : SWT.DEFAULT).applyTo(text);
        text.addModifyListener(e -> mark(text, feature, typed(feature, text)));
        commitOn(text, () -> commit(object, feature, text));
        return text;
    }

    private static boolean isSpan(EAttribute feature) {
        return feature.getEAttributeType().getInstanceClass() == Duration.class;
    }

    private String written(EAttribute feature, Object value) {
        String written = value instanceof Duration span
                ? spans.write(span)
                : value == null ? "" : EcoreUtil.convertToString(feature.getEAttributeType(), value);
        return written == null ? "" : written;
    }

    /** What is meant by what is in a field. */
    private Object read(EAttribute feature, Text text) {
        EDataType type = feature.getEAttributeType();
        if (text.getText().isBlank() && type.getInstanceClass() != String.class) {
            return feature.getDefaultValue();
        }
        if (!isSpan(feature)) {
            return EcoreUtil.createFromString(type, text.getText());
        }
        Duration span = spans.read(text.getText());
        if (span == null) {
            throw new IllegalArgumentException(text.getText());
        }
        return span;
    }

    /** What is wrong with what is in a field; empty for nothing. */
    private String typed(EAttribute feature, Text text) {
        try {
            return checks.of(feature, read(feature, text));
        } catch (RuntimeException e) {
            // whatever the type of the value throws at what it cannot read
            return texts.get("form.invalid", words.label(feature))
                    + (isSpan(feature) ? " " + texts.get("form.invalid.span") : "");
        }
    }

    private void commitOn(Text text, Runnable commit) {
        text.addListener(SWT.FocusOut, e -> commit.run());
        if ((text.getStyle() & SWT.SINGLE) != 0) {
            text.addListener(SWT.DefaultSelection, e -> commit.run());
        }
    }

    private void commit(EObject object, EAttribute feature, Text text) {
        Object value;
        try {
            value = read(feature, text);
        } catch (RuntimeException e) {
            // stays in the field, marked and explained
            mark(text, feature, typed(feature, text));
            return;
        }
        if (!(value instanceof String given && given.isEmpty() && object.eGet(feature) == null)) {
            set(object, feature, value);
        }
    }

    private void set(EObject object, EStructuralFeature feature, Object value) {
        if (!Objects.equals(object.eGet(feature), value)) {
            editor.set(object, feature, value);
        }
    }

    private Text lines(Composite parent, EObject object, EAttribute feature) {
        var text = new Text(parent, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL);
        var now = new ArrayList<String>();
        ((Collection<?>) object.eGet(feature))
                .forEach(v -> now.add(EcoreUtil.convertToString(feature.getEAttributeType(), v)));
        text.setText(String.join("\n", now));
        text.setEditable(editable);
        GridDataFactory.fillDefaults().grab(true, false).hint(160, 52).applyTo(text);
        text.addModifyListener(e -> mark(text, feature, typedLines(feature, text)));
        commitOn(text, () -> {
            // a line that cannot be read stays in the field, marked and explained
            if (unreadable(feature, text).isEmpty()) {
                set(object, feature, readLines(feature, text));
            }
        });
        return text;
    }

    private static List<String> filled(Text text) {
        return Arrays.stream(text.getText().split("\\R")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static List<Object> readLines(EAttribute feature, Text text) {
        return filled(text).stream().map(s -> EcoreUtil.createFromString(feature.getEAttributeType(), s)).toList();
    }

    /** The first line that cannot be read. */
    private static Optional<String> unreadable(EAttribute feature, Text text) {
        return filled(text).stream().filter(line -> {
            try {
                EcoreUtil.createFromString(feature.getEAttributeType(), line);
                return false;
            } catch (RuntimeException e) {
                // whatever the type of the value throws at what it cannot read
                return true;
            }
        }).findFirst();
    }

    private String typedLines(EAttribute feature, Text text) {
        return unreadable(feature, text).map(line -> texts.get("form.invalid.line", line, words.label(feature)))
                .orElseGet(() -> checks.of(feature, readLines(feature, text)));
    }

    private Button check(Composite parent, EObject object, EStructuralFeature feature) {
        var check = new Button(parent, SWT.CHECK);
        ownBackground(check);
        check.setSelection(Boolean.TRUE.equals(object.eGet(feature)));
        check.setEnabled(editable);
        check.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> set(object, feature, check.getSelection())));
        return check;
    }

    private Composite checks(Composite parent, EObject object, EStructuralFeature feature, List<?> all) {
        var group = new Composite(parent, SWT.NONE);
        kit.theme().paint(group);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(12, 2).applyTo(group);
        Collection<?> now = (Collection<?>) object.eGet(feature);
        var buttons = new ArrayList<Button>();
        for (Object value : all) {
            var check = new Button(group, SWT.CHECK);
            ownBackground(check);
            check.setText(word(value));
            check.setSelection(now.contains(value));
            check.setEnabled(editable);
            check.setData(value);
            check.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> set(object, feature,
                    buttons.stream().filter(Button::getSelection).map(Button::getData).toList())));
            buttons.add(check);
        }
        return group;
    }

    private Combo choice(Composite parent, EObject object, EStructuralFeature feature, List<?> values,
            boolean none) {
        var combo = new Combo(parent, SWT.READ_ONLY);
        var all = new ArrayList<Object>(values);
        if (none) {
            all.addFirst(null);
        }
        all.forEach(v -> combo.add(v == null ? texts.get("form.none") : word(v)));
        combo.select(all.indexOf(object.eGet(feature)));
        combo.setEnabled(editable);
        combo.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> set(object, feature, all.get(combo.getSelectionIndex()))));
        return combo;
    }

    private Control secret(Composite parent, EObject object, EStructuralFeature feature) {
        boolean given = object.eGet(feature) != null && !object.eGet(feature).toString().isEmpty();
        var text = new Text(parent, SWT.BORDER | SWT.PASSWORD);
        text.setMessage(texts.get(given ? "form.secretKept" : "form.secretNone"));
        text.setEditable(editable);
        commitOn(text, () -> {
            if (!text.getText().isEmpty()) {
                set(object, feature, Secret.plain(text.getText()));
            }
        });
        return text;
    }

    private void ownBackground(Control control) {
        Theme.ownColours(control);
        control.setBackground(Theme.color(kit.theme().palette().background()));
        control.setForeground(Theme.color(kit.theme().palette().text()));
    }
}
