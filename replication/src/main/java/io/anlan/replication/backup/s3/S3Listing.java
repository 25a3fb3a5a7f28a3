package io.anlan.replication.backup.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One page of a list of objects.
 *
 * @param next asks for the next page; empty if this is the last
 */
record S3Listing(List<String> names, String next) {
    private static final String LIST = "ListBucketResult";

    static S3Listing parse(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // A list of names needs no document type; one that has one wants something else of us.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            if (!LIST.equals(document.getDocumentElement().getNodeName())) {
                throw new IOException("what was answered is no list of objects");
            }
            boolean more = "true".equals(text(document.getElementsByTagName("IsTruncated")));
            String next = text(document.getElementsByTagName("NextContinuationToken"));
            if (more && next.isEmpty()) {
                throw new IOException("the list goes on and does not say where");
            }
            NodeList keys = document.getElementsByTagName("Key");
            List<String> names = new ArrayList<>();
            for (int i = 0; i < keys.getLength(); i++) {
                names.add(keys.item(i).getTextContent());
            }
            return new S3Listing(names, more ? next : "");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the list of objects cannot be read", e);
        }
    }

    private static String text(NodeList nodes) {
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
    }
}
