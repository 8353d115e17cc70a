<?xml version="1.0" encoding="UTF-8"?>
<!-- A contract or policy: with whom, where, and which versions are known. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:value-of select="r:document/r:type"/>
    <xsl:if test="r:document/r:type and r:context/r:operator"> of </xsl:if>
    <xsl:value-of select="r:context/r:operator"/>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:document"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:document">
  <section aria-labelledby="contract">
    <h2 id="contract">The contract</h2>
    <dl>
      <xsl:apply-templates select="r:platform|r:type|r:address|r:language|r:entity|r:governing-law|r:governs|r:user-classes" mode="row"/>
      <xsl:if test="not(r:governs)"><dt>Governs people in</dt><dd>not recorded</dd></xsl:if>
      <xsl:if test="not(r:user-classes)"><dt>A contract with</dt><dd>not recorded</dd></xsl:if>
      <xsl:apply-templates select="r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:versions">
    <section aria-labelledby="versions">
      <h2 id="versions">Versions known</h2>
      <xsl:apply-templates select="r:versions"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:entity[r:name]" mode="value">
  <xsl:value-of select="r:name"/>
  <xsl:if test="r:identifier"><xsl:value-of select="concat(' (', r:identifier, ')')"/></xsl:if>
  <xsl:if test="r:seat">, <xsl:apply-templates select="r:seat" mode="value"/></xsl:if>
  <xsl:if test="r:confidence"><span class="rests"> Confidence: <xsl:apply-templates select="r:confidence" mode="value"/>.</span></xsl:if>
</xsl:template>

<xsl:template match="r:versions">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col">Version</th><th scope="col">Text at hand</th><th scope="col">Entity</th><th scope="col">Evidence</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:version">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:version" mode="value"/></th>
            <td data-label="Text at hand"><xsl:apply-templates select="r:text" mode="term"/></td>
            <td data-label="Entity"><xsl:value-of select="r:entity"/></td>
            <td data-label="Evidence">
              <xsl:apply-templates select="r:address" mode="value"/>
              <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
              <xsl:apply-templates select="r:sources" mode="value"/>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
