<?xml version="1.0" encoding="UTF-8"?>
<!-- What the site is, and what it is not. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">About this site</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:project/r:description" mode="prose"/>
  <xsl:if test="r:project/r:publisher|r:project/r:base">
    <dl><xsl:apply-templates select="r:project/r:publisher|r:project/r:base" mode="row"/></dl>
  </xsl:if>
  <section class="prose" aria-labelledby="is">
    <h2 id="is">What it is</h2>
    <p>This site maps clauses of published terms and policies to obligations of law. For each clause it states what the document says, which obligations it touches and how, whether each of them applies and is in force, and which exposure a published rule indicates.</p>
    <p>Every computed statement names what it rests on: the clause and how its words were seen, the article, the event that gives a date, the source and its class, the rule of the rating. What is not known is shown as not known.</p>
    <h2 id="is-not">What it is not</h2>
    <p>It is no legal advice and no legal determination. It does not say that a clause is valid or invalid, that a company keeps or breaks the law, or that one platform is better than another. It covers the laws and documents listed here and no others: what is absent was not examined.</p>
    <h2 id="check">How to check it</h2>
    <p>Clauses link to the original address of their document, and laws to their sources; each source shows its class and whether it was read there. Clauses, documents and regulations are also given as XML, with the same statements as codes. How states and bands come about stands in the <a href="{$root}methodology.html">methodology</a>.</p>
  </section>
</xsl:template>

</xsl:stylesheet>
